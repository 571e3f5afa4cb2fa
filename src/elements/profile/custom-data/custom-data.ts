import type {User} from '../../../api/models.js';

/** A member of a JSON object, as it is written. */
interface Member {
  readonly name: string;
  readonly source: string;
  /** Where its value stands in the source. */
  readonly start: number;
  readonly end: number;
}

/** Texts, so that nothing in them counts, and what structures an object. */
const structure = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],]/g;

const key = /^\s*("[^"\\]*(?:\\.[^"\\]*)*")\s*:\s*/;

/** The members of a JSON object, as they are written. The text has to be valid. */
function* splitMembers(json: string): Generator<string> {
  let depth = 0;
  let start = 0;
  for (const {0: token, index} of json.matchAll(structure)) {
    if (token === '{' || token === '[') depth += 1;
    const isEnd = depth === 1 && (token === ',' || token === '}');
    if (isEnd) yield json.slice(start, index);
    if (isEnd || (depth === 1 && token === '{')) start = index + 1;
    if (token === '}' || token === ']') depth -= 1;
  }
}

function toMember(source: string): Member {
  const [before = '', name = '""'] = key.exec(source) ?? [];
  return {name: JSON.parse(name) as string, source, start: before.length, end: source.trimEnd().length};
}

const isJsonObject = (text: string): boolean => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
};

/**
 * The JSON object in a user's `customData`. It is changed as a text: other members keep their order and their spelling,
 * also where a program that reads and writes the whole would change them, as it does with long numbers.
 */
export class CustomData {
  readonly #members: readonly Member[];

  private constructor(members: readonly Member[]) {
    this.#members = members;
  }

  /** @returns `undefined` where the text is something else than an object. Nothing at all is an empty one. */
  static read(text: string | null): CustomData | undefined {
    if (!text?.trim()) return new CustomData([]);
    if (!isJsonObject(text)) return undefined;
    const sources = [...splitMembers(text)].filter((source) => source.trim());
    return new CustomData(sources.map(toMember));
  }

  /** The JSON of a value, as it is written. Of members of the same name the last one counts, as it does everywhere. */
  get(name: string): string | undefined {
    const member = this.#members.findLast((one) => one.name === name);
    return member?.source.slice(member.start, member.end);
  }

  /** The object with another value of that name, in JSON; without any where that is `undefined`. */
  with(name: string, json: string | undefined): CustomData {
    if (json === undefined) return new CustomData(this.#members.filter((one) => one.name !== name));
    if (this.get(name) === undefined) {
      return new CustomData([...this.#members, toMember(`${JSON.stringify(name)}:${json}`)]);
    }
    const replace = ({source, start, end}: Member): Member =>
      toMember(source.slice(0, start) + json + source.slice(end));
    return new CustomData(this.#members.map((one) => (one.name === name ? replace(one) : one)));
  }

  toString(): string {
    return `{${this.#members.map(({source}) => source).join(',')}}`;
  }
}

const known = new WeakMap<User, {readonly data: CustomData | undefined}>();

/** The object in the user's custom data; `undefined` where that is something else. Read once: it may be long. */
export function customDataOf(user: User): CustomData | undefined {
  const entry = known.get(user) ?? {data: CustomData.read(user.customData)};
  known.set(user, entry);
  return entry.data;
}
