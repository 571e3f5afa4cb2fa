/** A machine that is slow at times, so that tabs get into each other's way. Imported before all else of the page. */

const longestDelay = 40;

const encrypt = crypto.subtle.encrypt.bind(crypto.subtle);

// Between what is read from the storage and what is written there.
crypto.subtle.encrypt = async (...parameters) => {
  await new Promise((resolve) => setTimeout(resolve, Math.random() * longestDelay));
  return encrypt(...parameters);
};
