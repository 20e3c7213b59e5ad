-- What the owner has agreed to for phones of the account: how long a copy may be read without contact, and what asks for nothing.
CREATE TABLE viewme.phone_rules (
  account_id uuid PRIMARY KEY,
  binder_hours integer NOT NULL DEFAULT 72 CHECK (binder_hours BETWEEN 12 AND 336),
  moment_hours integer NOT NULL DEFAULT 336 CHECK (moment_hours BETWEEN 12 AND 336),
  moment_key boolean NOT NULL DEFAULT false,
  device_lock boolean NOT NULL DEFAULT false
);
ALTER TABLE viewme.phone_rules ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.phone_rules FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON viewme.phone_rules USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON viewme.phone_rules TO viewme_app;
