/** A name as people write it, and what stands for it in a login. */
export interface Name {
  readonly text: string;
  readonly ascii: string;
}

/** First and last names that go together in one script. */
export interface Names {
  readonly first: readonly Name[];
  readonly last: readonly Name[];
}

const LATIN: Names = {
  first: names(`
    Aaliyah Agnieszka Amara Ann Anouk Åsa Ayşe Beatriz Ben Björn Carlos Chloé Dmytro Éric Emeka Esperança Fatima Florin
    Goran Hana Ingrid Ivo Jörg Juan Jun Katarína Kofi Lía Linh Mairéad Marguerite Milica Nguyệt Ólafur Oluwaseun Priya
    Rafael Renée Saoirse Sigríður/sigridur Sophie Štěpán Tamás Thandiwe Vytautas Wanjiru Yusuf Zoë`),
  last: names(`
    Adeyemi Andersson Bauer Bērziņa Brown Çelik Chukwu Citrawati Dąbrowski Dubois Dvořák Ekström Eze Fernández Fitzgerald
    Franko García Guðmundsdóttir/gudmundsdottir Haddad Horváth Hussein Ito Ivanović Jansen Jovanović Kaya Kim Kowalczyk
    Kruger Lefèvre Li Lindqvist Mbeki Müller Nakamura Nguyễn Núñez Okafor Pereira Popescu Quispe Rossi Sánchez Silva
    Smith Szabó Takahashi Yılmaz/yilmaz Zhang`),
};

const CYRILLIC: Names = {
  first: names('Олена/olena Тарас/taras Анастасія/anastasiia Богдан/bohdan Светлана/svetlana'),
  last: names('Шевченко/shevchenko Коваленко/kovalenko Бондаренко/bondarenko Мельник/melnyk Ткачук/tkachuk'),
};

const GREEK: Names = {
  first: names('Αλέξανδρος/alexandros Ελένη/eleni Νίκος/nikos'),
  last: names('Παπαδόπουλος/papadopoulos Νικολαΐδης/nikolaidis Γεωργίου/georgiou'),
};

const JAPANESE: Names = {
  first: names('さくら/sakura 健太/kenta 陽菜/hina'),
  last: names('佐藤/sato 高橋/takahashi 山本/yamamoto'),
};

const ARABIC: Names = {
  first: names('محمد/mohammed ليلى/layla يوسف/youssef'),
  last: names('الأحمد/alahmad حداد/haddad المصري/almasri'),
};

/** As often as people with such names may be met: most of them in Latin letters. */
export const NAMES: readonly Names[] = [
  LATIN,
  LATIN,
  LATIN,
  LATIN,
  LATIN,
  LATIN,
  CYRILLIC,
  GREEK,
  JAPANESE,
  ARABIC,
];

function names(text: string): Name[] {
  return text
    .trim()
    .split(/\s+/)
    .map((entry) => {
      const [name = '', ascii] = entry.split('/');
      return {text: name, ascii: ascii ?? withoutAccents(name)};
    });
}

function withoutAccents(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[^a-z]/gi, '')
    .toLowerCase();
}
