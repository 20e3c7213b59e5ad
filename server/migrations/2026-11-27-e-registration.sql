-- Registration: who has asked to be let in and not yet pressed the link, mail on its way, and what each has said to which text. No address in the clear.

-- Not a human yet, and never one unless the link is pressed. Gone after a day.
CREATE TABLE signin.registrations (
  id uuid PRIMARY KEY,
  token_hash bytea NOT NULL UNIQUE CHECK (octet_length(token_hash) = 32),
  email_index text NOT NULL CHECK (email_index ~ '^[0-9a-f]{64}@index\.invalid$'),
  -- Names and address.
  sealed bytea NOT NULL,
  terms bytea NOT NULL,
  notice bytea NOT NULL,
  consent bytea,
  expires_at timestamptz NOT NULL
);
CREATE INDEX registrations_email ON signin.registrations (email_index);
CREATE INDEX registrations_expires ON signin.registrations (expires_at);

-- Keyed hashes of the address asked for, and of the network it was asked from.
CREATE TABLE signin.registration_tries (
  caller_hash bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX registration_tries_caller ON signin.registration_tries (caller_hash, at);
CREATE INDEX registration_tries_at ON signin.registration_tries (at);

-- To whom, and what it says, is sealed.
CREATE TABLE signin.outgoing_mail (
  id uuid PRIMARY KEY,
  letter text NOT NULL,
  sealed bytea NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  next_try_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL
);
CREATE INDEX outgoing_mail_next ON signin.outgoing_mail (next_try_at);

-- Every text that somebody has been shown when they answered, as it was to the letter. Names nobody.
CREATE TABLE signin.policy_texts (
  sha256 bytea PRIMARY KEY CHECK (octet_length(sha256) = 32),
  kind text NOT NULL CHECK (kind IN ('terms', 'privacy-notice', 'consent')),
  version integer NOT NULL,
  language text NOT NULL CHECK (language IN ('sv', 'en')),
  text text NOT NULL
);

-- Written once each: a consent is taken back by another row.
CREATE TABLE signin.policy_answers (
  id uuid PRIMARY KEY,
  human_id uuid NOT NULL REFERENCES signin.humans (id) ON DELETE CASCADE,
  text_sha256 bytea NOT NULL REFERENCES signin.policy_texts (sha256),
  said text NOT NULL CHECK (said IN ('accepted', 'seen', 'given', 'withdrawn')),
  at timestamptz NOT NULL
);
CREATE INDEX policy_answers_human ON signin.policy_answers (human_id, at);

GRANT SELECT, INSERT, DELETE ON signin.registrations, signin.registration_tries TO viewme_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON signin.outgoing_mail TO viewme_app;
GRANT SELECT, INSERT ON signin.policy_texts, signin.policy_answers TO viewme_app;
