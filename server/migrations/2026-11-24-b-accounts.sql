-- Who can sign in: the sign-in library's own tables, and failed tries. No care content, no IP address, no e-mail address in the clear.

CREATE TABLE signin.humans (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  first_name text NOT NULL,
  last_name text NOT NULL,
  -- A keyed hash in the shape of an address, since the library wants one. An address itself is refused here, by whatever way it comes.
  email_index text NOT NULL UNIQUE CHECK (email_index ~ '^[0-9a-f]{64}@index\.invalid$'),
  -- Not NOT NULL: the library refuses a column that it would have to fill.
  email_sealed bytea CHECK (email_sealed IS NOT NULL),
  email_verified boolean NOT NULL DEFAULT false,
  image text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);

CREATE TABLE signin.sessions (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  human_id uuid NOT NULL REFERENCES signin.humans (id) ON DELETE CASCADE,
  token text NOT NULL UNIQUE,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  -- Last seen, kept to the day: an idle session ends before its time.
  updated_at timestamptz NOT NULL,
  -- The library wants the columns; addresses stand only in contact traces, never here.
  ip_address text CHECK (ip_address IS NULL OR ip_address = ''),
  user_agent text CHECK (user_agent IS NULL OR user_agent = '')
);
CREATE INDEX sessions_human ON signin.sessions (human_id);

CREATE TABLE signin.credentials (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  human_id uuid NOT NULL REFERENCES signin.humans (id) ON DELETE CASCADE,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (provider_id, account_id)
);
CREATE INDEX credentials_human ON signin.credentials (human_id);

CREATE TABLE signin.verifications (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX verifications_identifier ON signin.verifications (identifier);

-- Tries per caller; the key holds a keyed hash in the shape of an address, never the address.
CREATE TABLE signin.rate_limits (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  key text NOT NULL UNIQUE,
  count integer NOT NULL,
  last_request bigint NOT NULL
);

-- Failed tries per e-mail address, known or not: a keyed hash of the address, gone after fifteen minutes.
CREATE TABLE signin.failed_tries (
  address_hash bytea NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX failed_tries_address ON signin.failed_tries (address_hash, at);
CREATE INDEX failed_tries_at ON signin.failed_tries (at);

-- Whose session a token is, for a question that needs more than that and is to be asked once. Whether it still counts is not said here.
CREATE FUNCTION signin.session_of(p_token text) RETURNS TABLE (session uuid, human uuid, expires_at timestamptz, seen_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT id, human_id, expires_at, updated_at FROM signin.sessions WHERE token = p_token
$$;

-- For what must not outlive the session: true while the token is this human's session and within its times, and it then cannot be ended
-- before the asking transaction is. Not FOR KEY SHARE: many of those, overlapping, could keep whoever ends the session waiting for ever.
CREATE FUNCTION signin.hold_session(p_token text, p_human uuid, p_clock timestamptz, p_seen_after timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM signin.sessions WHERE token = p_token AND human_id = p_human AND expires_at > p_clock AND updated_at > p_seen_after FOR NO KEY UPDATE;
  RETURN FOUND;
END $$;

GRANT SELECT, INSERT, UPDATE ON signin.humans, signin.credentials TO viewme_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON signin.sessions, signin.verifications, signin.rate_limits TO viewme_app;
GRANT SELECT, INSERT, DELETE ON signin.failed_tries TO viewme_app;
