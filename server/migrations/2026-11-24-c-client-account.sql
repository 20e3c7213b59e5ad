-- The client account and who is let in: one membership per human and account for ever, periods under it. No care content.

CREATE TABLE viewme.accounts (
  account_id uuid PRIMARY KEY,
  -- The name the person is called by; people are named here and in signin.humans, nowhere else in the clear.
  person_name text,
  zone text NOT NULL DEFAULT 'Europe/Stockholm',
  -- `ending`: works until a day to come. `read-only`: nothing new is taken in. `erasing`, `erased`: open to nobody.
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'ending', 'read-only', 'erasing', 'erased')),
  created_at timestamptz NOT NULL
);

CREATE TABLE viewme.memberships (
  account_id uuid NOT NULL REFERENCES viewme.accounts (account_id),
  -- What stands as author on facts, for ever.
  id uuid NOT NULL,
  human_id uuid NOT NULL,
  roles text[] NOT NULL CHECK (cardinality(roles) > 0
    AND roles <@ ARRAY['owner', 'lead', 'assistant', 'substitute', 'relative', 'therapist', 'person']),
  groups uuid[] NOT NULL DEFAULT '{}',
  protected boolean NOT NULL DEFAULT false,
  portrait uuid,
  created_at timestamptz NOT NULL,
  -- The directory's running number when this row last changed.
  people_seq bigint NOT NULL,
  PRIMARY KEY (account_id, id),
  UNIQUE (account_id, human_id)
);
CREATE INDEX memberships_human ON viewme.memberships (human_id);
CREATE INDEX memberships_changed ON viewme.memberships (account_id, people_seq);

CREATE TABLE viewme.membership_periods (
  account_id uuid NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  membership_id uuid NOT NULL,
  from_at timestamptz,
  -- As planned.
  until_at timestamptz CHECK (until_at > from_at),
  -- Ended early, and by which membership.
  ended_at timestamptz,
  ended_by text,
  provider text,
  confidentiality text,
  -- When the phones last heard how this period stands: what began or ended by itself after it has yet to be told.
  told_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id),
  FOREIGN KEY (account_id, membership_id) REFERENCES viewme.memberships (account_id, id),
  CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX membership_periods_membership ON viewme.membership_periods (account_id, membership_id);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['accounts', 'memberships', 'membership_periods'] LOOP
    EXECUTE format('ALTER TABLE viewme.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE viewme.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_account ON viewme.%I USING (account_id = nullif(current_setting(''app.account'', true), '''')::uuid)', t);
  END LOOP;
END $$;
-- A human may look up where they are let in before an account is chosen. Reading only.
CREATE POLICY own_human ON viewme.memberships FOR SELECT USING (human_id = nullif(current_setting('app.human', true), '')::uuid);

GRANT SELECT, INSERT, UPDATE ON viewme.accounts, viewme.memberships, viewme.membership_periods TO viewme_app;

-- Under the account's lock: rights judged before this number must be judged again, what waits in quarantine is judged again,
-- and the directory gets its next number.
CREATE FUNCTION viewme.change_people(p_account uuid, p_at timestamptz) RETURNS bigint LANGUAGE sql AS $$
  INSERT INTO viewme.todo (account_id, verb, due_at) VALUES (p_account, 'rejudge', p_at);
  UPDATE viewme.heads SET rights_epoch = rights_epoch + 1, people_seq = people_seq + 1, changed_at = p_at WHERE account_id = p_account RETURNING people_seq
$$;

-- Whoever changes a membership or a period, by whatever way, changes the stamp with it: a standing read before proves nothing afterwards.
CREATE FUNCTION viewme.stamp_rights() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE viewme.heads SET rights_stamp = gen_random_uuid() WHERE account_id IN (OLD.account_id, NEW.account_id);
  RETURN NULL;
END $$;
CREATE TRIGGER stamp_rights AFTER INSERT OR DELETE OR UPDATE OF account_id, id, human_id, roles, groups ON viewme.memberships
  FOR EACH ROW EXECUTE FUNCTION viewme.stamp_rights();
CREATE TRIGGER stamp_rights AFTER INSERT OR DELETE OR UPDATE OF account_id, membership_id, from_at, until_at, ended_at ON viewme.membership_periods
  FOR EACH ROW EXECUTE FUNCTION viewme.stamp_rights();

-- So does whoever decides of the account as a whole. The number goes up too: it is what deliveries without a session are proven by, and
-- what tells open streams. What was set aside is judged again where something may be written again.
CREATE FUNCTION viewme.stamp_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE viewme.heads SET rights_stamp = gen_random_uuid(), rights_epoch = rights_epoch + 1 WHERE account_id = NEW.account_id;
  IF NEW.state IN ('active', 'ending') THEN
    INSERT INTO viewme.todo (account_id, verb, due_at) VALUES (NEW.account_id, 'rejudge', '-infinity');
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER stamp_state AFTER UPDATE OF state ON viewme.accounts FOR EACH ROW EXECUTE FUNCTION viewme.stamp_state();

-- A period begins or ends by itself at a time: something must then tell the phones.
CREATE FUNCTION viewme.wake_people(p_account uuid, p_at timestamptz) RETURNS void LANGUAGE sql AS $$
  INSERT INTO viewme.todo (account_id, verb, due_at) VALUES (p_account, 'turn-members', p_at)
$$;

CREATE FUNCTION viewme.periods_of(p_account uuid, p_membership uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object('from', from_at, 'until', until_at, 'endedAt', ended_at)), '[]'::jsonb)
    FROM viewme.membership_periods WHERE account_id = p_account AND membership_id = p_membership
$$;

-- The hot path: somebody's standing in one round trip, settings included. By human, or by membership for what arrives without a session.
-- The periods are gathered in place: a function called from here would be set up anew every time.
CREATE FUNCTION viewme.standing(p_account uuid, p_human uuid, p_membership uuid)
RETURNS TABLE (membership uuid, human uuid, roles text[], groups uuid[], epoch integer, stamp uuid, state text, periods jsonb) LANGUAGE plpgsql AS $$
DECLARE before_account text := coalesce(current_setting('app.account', true), '');
BEGIN
  PERFORM set_config('app.account', p_account::text, true);
  IF p_human IS NOT NULL THEN
    RETURN QUERY SELECT m.id, m.human_id, m.roles, m.groups, h.rights_epoch, h.rights_stamp, (SELECT a.state FROM viewme.accounts a WHERE a.account_id = p_account), (SELECT coalesce(jsonb_agg(jsonb_build_object('from', p.from_at, 'until', p.until_at, 'endedAt', p.ended_at)), '[]'::jsonb)
          FROM viewme.membership_periods p WHERE p.account_id = p_account AND p.membership_id = m.id)
      FROM viewme.memberships m JOIN viewme.heads h ON h.account_id = p_account WHERE m.account_id = p_account AND m.human_id = p_human;
  ELSE
    RETURN QUERY SELECT m.id, m.human_id, m.roles, m.groups, h.rights_epoch, h.rights_stamp, (SELECT a.state FROM viewme.accounts a WHERE a.account_id = p_account), (SELECT coalesce(jsonb_agg(jsonb_build_object('from', p.from_at, 'until', p.until_at, 'endedAt', p.ended_at)), '[]'::jsonb)
          FROM viewme.membership_periods p WHERE p.account_id = p_account AND p.membership_id = m.id)
      FROM viewme.memberships m JOIN viewme.heads h ON h.account_id = p_account WHERE m.account_id = p_account AND m.id = p_membership;
  END IF;
  PERFORM set_config('app.account', before_account, true);
END $$;

-- Where a human is let in, over accounts: one account at a time, each under its own setting.
CREATE FUNCTION viewme.memberships_of(p_human uuid)
RETURNS TABLE (account uuid, membership uuid, roles text[], groups uuid[], person_name text, state text, periods jsonb) LANGUAGE plpgsql AS $$
DECLARE
  before_account text := coalesce(current_setting('app.account', true), '');
  before_human text := coalesce(current_setting('app.human', true), '');
  m record;
BEGIN
  PERFORM set_config('app.human', p_human::text, true);
  FOR m IN SELECT * FROM viewme.memberships WHERE human_id = p_human ORDER BY created_at, account_id LOOP
    PERFORM set_config('app.account', m.account_id::text, true);
    RETURN QUERY SELECT m.account_id, m.id, m.roles, m.groups, a.person_name, a.state, viewme.periods_of(m.account_id, m.id)
      FROM viewme.accounts a WHERE a.account_id = m.account_id;
  END LOOP;
  PERFORM set_config('app.account', before_account, true);
  PERFORM set_config('app.human', before_human, true);
END $$;

-- Who of these former members is still needed as a name: something they wrote is there. Asked of sync's table, by header only.
CREATE INDEX facts_author ON viewme.facts (account_id, author);
CREATE FUNCTION viewme.still_author(p_account uuid, p_memberships uuid[]) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT m FROM unnest(p_memberships) m WHERE EXISTS (SELECT 1 FROM viewme.facts f WHERE f.account_id = p_account AND f.author = m::text)
$$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA viewme TO viewme_app;
