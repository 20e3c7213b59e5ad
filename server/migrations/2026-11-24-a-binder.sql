-- The binder comes first: facts and their numbers, audiences, quarantine, the two audit chains, doors, devices and work to do.

-- One row: which key store belongs to this database, and which history its numbers belong to (a restore writes a new one).
CREATE TABLE viewme.installation (
  id boolean PRIMARY KEY DEFAULT true CHECK (id),
  keys text NOT NULL,
  history uuid NOT NULL DEFAULT gen_random_uuid()
);
GRANT SELECT ON viewme.installation TO viewme_app;

-- One row an account: its numbers and the head of its writes chain. Locked by every append; no content.
CREATE TABLE viewme.heads (
  account_id uuid PRIMARY KEY,
  last_seq bigint NOT NULL DEFAULT 0,
  last_feed bigint NOT NULL DEFAULT 0,
  rights_epoch integer NOT NULL DEFAULT 0,
  -- Another one after every change of who may do what, and never the same twice: not even after a restore.
  rights_stamp uuid NOT NULL DEFAULT gen_random_uuid(),
  people_seq bigint NOT NULL DEFAULT 0,
  -- Raised when a file comes: phones that have its facts already look for it.
  files_seq bigint NOT NULL DEFAULT 0,
  quarantined integer NOT NULL DEFAULT 0,
  writes_n bigint NOT NULL DEFAULT 0,
  writes_hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000',
  changed_at timestamptz NOT NULL
  -- Changed by every append: room on the page, and no index on what changes, so that a change costs no more than itself.
) WITH (fillfactor = 70);
ALTER TABLE viewme.heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.heads FORCE ROW LEVEL SECURITY;
-- Every process asks once a second which accounts changed: numbers may be read over accounts, never written.
CREATE POLICY read_numbers ON viewme.heads FOR SELECT USING (true);
CREATE POLICY own_account ON viewme.heads FOR ALL USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON viewme.heads TO viewme_app;

CREATE TABLE viewme.facts (
  account_id uuid NOT NULL,
  seq bigint NOT NULL,
  feed bigint NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  v integer NOT NULL,
  subject uuid NOT NULL,
  based_on uuid[] NOT NULL,
  author text NOT NULL,
  device uuid NOT NULL,
  written_at text NOT NULL,
  clock_offset bigint,
  received_at timestamptz NOT NULL,
  depth integer NOT NULL,
  -- As written: on a subject's first fact and on visibility facts only.
  audience jsonb,
  -- Groups and memberships of the subject's audience, copied here so that a pull walks one index.
  readers uuid[] NOT NULL,
  -- Its audience has been said anew since it was first fed: someone may hold it who no longer may.
  moved boolean NOT NULL DEFAULT false,
  -- When the first of what stands in its place, or of the withdrawals that hide it, came. Null: a head.
  superseded_at timestamptz,
  -- A head names it.
  before_head boolean NOT NULL DEFAULT false,
  -- Sealed under the account's key; null when the privacy slice has destroyed it.
  body bytea,
  PRIMARY KEY (account_id, seq)
);
CREATE UNIQUE INDEX facts_id ON viewme.facts (account_id, id);
CREATE UNIQUE INDEX facts_feed ON viewme.facts (account_id, feed);
CREATE INDEX facts_subject ON viewme.facts (account_id, subject, seq);
ALTER TABLE viewme.facts ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.facts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON viewme.facts USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT ON viewme.facts TO viewme_app;
-- What a fact says never changes; only its place in the feed and its standing do.
GRANT UPDATE (feed, readers, moved, superseded_at, before_head) ON viewme.facts TO viewme_app;

-- Who may hold a subject now, folded from its first fact and its visibility facts.
CREATE TABLE viewme.subjects (
  account_id uuid NOT NULL,
  subject uuid NOT NULL,
  first_kind text NOT NULL,
  first_author text NOT NULL,
  groups uuid[] NOT NULL,
  members uuid[] NOT NULL,
  PRIMARY KEY (account_id, subject)
);
ALTER TABLE viewme.subjects ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.subjects FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON viewme.subjects USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON viewme.subjects TO viewme_app;

-- Arrived, not accepted, may become right.
CREATE TABLE viewme.quarantine (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  place bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  header jsonb NOT NULL,
  author text NOT NULL,
  body bytea NOT NULL,
  reason text NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id)
);
ALTER TABLE viewme.quarantine ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.quarantine FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON viewme.quarantine USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON viewme.quarantine TO viewme_app;
GRANT UPDATE (reason) ON viewme.quarantine TO viewme_app;
CREATE UNIQUE INDEX quarantine_place ON viewme.quarantine (account_id, place);
CREATE INDEX quarantine_author ON viewme.quarantine (account_id, author);

-- What each of them names: the facts it builds on and its subject. So that an append finds along the key what waits for it.
CREATE TABLE viewme.quarantine_awaits (
  account_id uuid NOT NULL,
  awaited uuid NOT NULL,
  id uuid NOT NULL,
  PRIMARY KEY (account_id, awaited, id),
  FOREIGN KEY (account_id, id) REFERENCES viewme.quarantine ON DELETE CASCADE
);
CREATE INDEX quarantine_awaits_id ON viewme.quarantine_awaits (account_id, id);
ALTER TABLE viewme.quarantine_awaits ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.quarantine_awaits FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON viewme.quarantine_awaits USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT ON viewme.quarantine_awaits TO viewme_app;

-- Chain of writes: one row a fact, in the order of their numbers, and between them one row for each fact that was set aside and each time
-- it was changed who is let in, and by what rules.
-- Hash over ciphertext, so that it still verifies when the key is gone.
CREATE TABLE viewme.audit_writes (
  account_id uuid NOT NULL,
  n bigint NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  -- SHA-256 of the canonical header ‖ SHA-256 of the sealed body; empty where the row speaks of no fact.
  fact_hash bytea NOT NULL,
  details bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (account_id, n)
);
-- Chain of reads: pulls and openings, chained by a loop of its own with its own head.
CREATE TABLE viewme.audit_reads (
  account_id uuid NOT NULL,
  n bigint NOT NULL,
  id uuid NOT NULL,
  at timestamptz NOT NULL,
  details bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (account_id, n)
);
CREATE TABLE viewme.audit_read_heads (
  account_id uuid PRIMARY KEY,
  n bigint NOT NULL DEFAULT 0,
  hash bytea NOT NULL DEFAULT '\x0000000000000000000000000000000000000000000000000000000000000000'
);
-- Reads of the running minute: random ids only; extended while the minute runs, then chained and removed.
CREATE TABLE viewme.audit_reads_waiting (
  account_id uuid NOT NULL,
  reader text NOT NULL,
  device text NOT NULL,
  what text NOT NULL,
  minute timestamptz NOT NULL,
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  from_feed bigint NOT NULL,
  to_feed bigint NOT NULL,
  PRIMARY KEY (account_id, reader, device, what, minute)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['audit_writes', 'audit_reads', 'audit_read_heads', 'audit_reads_waiting'] LOOP
    EXECUTE format('ALTER TABLE viewme.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE viewme.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_account ON viewme.%I USING (account_id = nullif(current_setting(''app.account'', true), '''')::uuid)', t);
  END LOOP;
END $$;
-- Which accounts have reads to chain: ids only.
CREATE POLICY find_waiting ON viewme.audit_reads_waiting FOR SELECT USING (true);
GRANT SELECT, INSERT ON viewme.audit_writes, viewme.audit_reads TO viewme_app;
GRANT SELECT, INSERT, UPDATE ON viewme.audit_read_heads TO viewme_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON viewme.audit_reads_waiting TO viewme_app;

CREATE FUNCTION viewme.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit is never changed';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON viewme.audit_writes FOR EACH ROW EXECUTE FUNCTION viewme.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE ON viewme.audit_reads FOR EACH ROW EXECUTE FUNCTION viewme.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON viewme.audit_writes FOR EACH STATEMENT EXECUTE FUNCTION viewme.refuse_change();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON viewme.audit_reads FOR EACH STATEMENT EXECUTE FUNCTION viewme.refuse_change();

-- Look-ups by secret, before the account is known: sticker, invitation, feed, device. No content.
CREATE TABLE viewme.doors (
  secret_hash bytea PRIMARY KEY,
  account_id uuid NOT NULL,
  kind text NOT NULL,
  id text NOT NULL
);
GRANT SELECT, INSERT, DELETE ON viewme.doors TO viewme_app;

-- Devices that have signed in online: the public half of the key that signs what they deliver later.
CREATE TABLE viewme.devices (
  account_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  device uuid NOT NULL,
  signing_key jsonb NOT NULL,
  registered_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, membership_id, device)
);
ALTER TABLE viewme.devices ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.devices FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON viewme.devices USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT ON viewme.devices TO viewme_app;

-- What a device told it has opened: by subject and minute. Each has been said in a row of the chain of reads.
CREATE TABLE viewme.openings (
  account_id uuid NOT NULL,
  membership_id uuid NOT NULL,
  device uuid NOT NULL,
  subject uuid NOT NULL,
  minute timestamptz NOT NULL,
  PRIMARY KEY (account_id, membership_id, device, subject, minute)
);
ALTER TABLE viewme.openings ENABLE ROW LEVEL SECURITY;
ALTER TABLE viewme.openings FORCE ROW LEVEL SECURITY;
CREATE POLICY own_account ON viewme.openings USING (account_id = nullif(current_setting('app.account', true), '')::uuid);
GRANT SELECT, INSERT ON viewme.openings TO viewme_app;

-- Files that facts name: where each lies sealed. What it is (kind, size, fingerprint) is sealed too.
CREATE TABLE viewme.files (
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  author text NOT NULL,
  place uuid NOT NULL,
  bytes bigint NOT NULL CHECK (bytes > 0),
  details bytea NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (account_id, id)
);
-- Which accepted facts name which files; the file itself may come later, or be on a phone still.
CREATE TABLE viewme.file_uses (
  account_id uuid NOT NULL,
  file uuid NOT NULL,
  fact uuid NOT NULL,
  subject uuid NOT NULL,
  PRIMARY KEY (account_id, file, fact)
);
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['files', 'file_uses'] LOOP
    EXECUTE format('ALTER TABLE viewme.%I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE viewme.%I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY own_account ON viewme.%I USING (account_id = nullif(current_setting(''app.account'', true), '''')::uuid)', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT ON viewme.files, viewme.file_uses TO viewme_app;

-- A file's row, under the account's lock.
CREATE FUNCTION viewme.keep_file(p_account uuid, p_id uuid, p_author text, p_place uuid, p_bytes bigint, p_details bytea, p_at timestamptz, p_room bigint) RETURNS text
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM viewme.heads WHERE account_id = p_account FOR UPDATE;
  IF EXISTS (SELECT FROM viewme.files WHERE account_id = p_account AND id = p_id) THEN RETURN 'already'; END IF;
  IF (SELECT coalesce(sum(bytes), 0) FROM viewme.files WHERE account_id = p_account) + p_bytes > p_room THEN RETURN 'full'; END IF;
  INSERT INTO viewme.files (account_id, id, author, place, bytes, details, received_at) VALUES (p_account, p_id, p_author, p_place, p_bytes, p_details, p_at);
  UPDATE viewme.heads SET files_seq = files_seq + 1, changed_at = clock_timestamp() WHERE account_id = p_account;
  RETURN 'stored';
END $$;

-- Work that follows from a fact, written with it; a loop moves it to the job queue. Ids only.
CREATE TABLE viewme.todo (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id uuid NOT NULL,
  subject uuid,
  fact uuid,
  verb text NOT NULL,
  due_at timestamptz NOT NULL
);
CREATE INDEX todo_due ON viewme.todo (due_at);
GRANT SELECT, INSERT, DELETE ON viewme.todo TO viewme_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA viewme TO viewme_app;

-- True when one of the ids is a fact or subject in another account of the same human: a phone has mixed two binders.
CREATE FUNCTION viewme.in_other_account(p_human uuid, p_account uuid, p_ids uuid[]) RETURNS uuid[]
LANGUAGE plpgsql SECURITY DEFINER SET search_path = viewme, pg_temp AS $$
DECLARE found uuid[] := '{}'; other uuid; mine text := current_setting('app.account', true); me text := current_setting('app.human', true); hit uuid[];
BEGIN
  IF p_human IS NULL OR cardinality(p_ids) = 0 THEN RETURN found; END IF;
  -- An owner without superuser rights stands under the same policies: it asks as this human.
  PERFORM set_config('app.human', p_human::text, true);
  FOR other IN SELECT account_id FROM memberships WHERE human_id = p_human AND account_id <> p_account LOOP
    PERFORM set_config('app.account', other::text, true);
    SELECT array_agg(x) INTO hit FROM unnest(p_ids) x
      WHERE EXISTS (SELECT 1 FROM facts f WHERE f.account_id = other AND f.id = x)
         OR EXISTS (SELECT 1 FROM subjects s WHERE s.account_id = other AND s.subject = x);
    found := found || coalesce(hit, '{}');
  END LOOP;
  PERFORM set_config('app.account', coalesce(mine, ''), true), set_config('app.human', coalesce(me, ''), true);
  RETURN found;
END $$;
REVOKE ALL ON FUNCTION viewme.in_other_account(uuid, uuid, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION viewme.in_other_account(uuid, uuid, uuid[]) TO viewme_app;

-- The append: everything judged and sealed before; under the lock only numbers, inserts and the chain. One round trip, one commit.
-- Each element of p_facts: { id, kind, v, subject, basedOn, author, device, writtenAt, clockOffset?, first?, visibility?, withdrawal?,
-- groups?, members?, auditId, wakes: [{ at, verb }], files? (ids that its body names), quarantine? (reason), header? (when quarantined) }.
-- `judgedAt`: the account's last number when what is known was read, the same for all of a batch.
-- `asked`: the judge has already asked about the human's other accounts.
-- p_stamp, p_token, p_clock, p_seen_after: what a batch offered by a session proves (see docs/decisions/remembered-standing.md); else null.
-- Returns one row an accepted fact, or a single row with place -1 when what was judged is no longer so (judge again). The last row's
-- o_last says how far the feed goes now; o_waiting, whether anything in quarantine waits for what was accepted here. Where it does, work
-- to judge it again is written with it, so that none is forgotten.
CREATE FUNCTION viewme.append(p_account uuid, p_human uuid, p_epoch integer, p_stamp uuid, p_token text, p_clock timestamptz, p_seen_after timestamptz, p_at timestamptz, p_facts jsonb, p_bodies bytea[], p_header_hashes bytea[], p_details bytea[])
RETURNS TABLE (place integer, o_seq bigint, o_feed bigint, o_depth integer, o_last bigint, o_waiting boolean, o_history text)
LANGUAGE plpgsql AS $$
DECLARE
  h viewme.heads%ROWTYPE;
  f jsonb; base record; i integer := 0;
  v_id uuid; v_kind text; v_subject uuid; v_based uuid[]; v_readers uuid[]; v_depth integer; v_hash bytea; v_moved bigint;
  v_subjects uuid[]; v_quarantine boolean; v_new_audience uuid; v_judged_at bigint; v_state text;
BEGIN
  PERFORM set_config('app.account', p_account::text, true), set_config('app.human', coalesce(p_human::text, ''), true);
  -- Most humans are in one account only.
  IF p_human IS NOT NULL AND EXISTS (SELECT FROM viewme.memberships WHERE human_id = p_human AND account_id <> p_account) THEN
    SELECT array_agg((value->>'subject')::uuid) INTO v_subjects FROM jsonb_array_elements(p_facts) WHERE value->>'first' = 'true' AND NOT value ? 'asked';
    IF cardinality(v_subjects) > 0 AND cardinality(viewme.in_other_account(p_human, p_account, v_subjects)) > 0 THEN
      place := -1; RETURN NEXT; RETURN;
    END IF;
  END IF;
  SELECT * INTO h FROM viewme.heads WHERE account_id = p_account FOR UPDATE;
  IF NOT FOUND OR (p_epoch IS NOT NULL AND h.rights_epoch <> p_epoch) THEN
    place := -1; RETURN NEXT; RETURN;
  END IF;
  -- The standing it was judged by is the one that stands, and the session still counts, until this commits: whether the server remembered
  -- both or had just asked.
  IF p_token IS NOT NULL AND (h.rights_stamp IS DISTINCT FROM p_stamp OR NOT signin.hold_session(p_token, p_human, p_clock, p_seen_after)) THEN
    place := -1; RETURN NEXT; RETURN;
  END IF;
  -- What has been decided of the account as a whole, whoever writes: nothing new where it is only read, nothing at all where it is being erased.
  SELECT a.state INTO v_state FROM viewme.accounts a WHERE a.account_id = p_account;
  IF v_state IN ('erasing', 'erased') OR (v_state = 'read-only' AND p_facts @? '$[*] ? (!exists(@.quarantine))') THEN
    place := -1; RETURN NEXT; RETURN;
  END IF;
  -- What was judged before the lock must still hold, else nothing at all is written. An id or a subject that is there already is
  -- found by its unique index when it is inserted, which undoes everything: the caller judges again (see appendFacts).
  v_quarantine := h.quarantined > 0 OR p_facts @? '$[*].quarantine';
  o_waiting := false;
  IF v_quarantine THEN
    FOR f IN SELECT value FROM jsonb_array_elements(p_facts) LOOP
      v_id := (f->>'id')::uuid;
      IF (f ? 'quarantine' AND EXISTS (SELECT 1 FROM viewme.facts WHERE account_id = p_account AND id = v_id))
        OR (NOT f ? 'asked' AND EXISTS (SELECT 1 FROM viewme.quarantine WHERE account_id = p_account AND id = v_id))
        -- It would wait for what is here already, and nothing would judge it again.
        OR (f ? 'quarantine' AND f->>'first' = 'true' AND EXISTS (SELECT 1 FROM viewme.subjects WHERE account_id = p_account AND subject = (f->>'subject')::uuid))
        OR (f ? 'quarantine' AND EXISTS (
              SELECT 1 FROM viewme.facts WHERE account_id = p_account AND seq > (f->>'judgedAt')::bigint
                AND (id IN (SELECT value::uuid FROM jsonb_array_elements_text(f->'basedOn')) OR (subject = (f->>'subject')::uuid AND kind = 'visibility'))))
      THEN
        place := -1; RETURN NEXT; RETURN;
      END IF;
    END LOOP;
  END IF;
  -- Whom a thing reaches, and so who may write about it, was read before the lock too. Asked only when something has been appended since.
  v_judged_at := (p_facts->0->>'judgedAt')::bigint;
  IF h.last_seq > v_judged_at THEN
    FOR f IN SELECT value FROM jsonb_array_elements(p_facts) LOOP
      IF NOT f ? 'quarantine' AND f->>'first' IS DISTINCT FROM 'true' AND EXISTS (
        SELECT 1 FROM viewme.facts WHERE account_id = p_account AND subject = (f->>'subject')::uuid AND seq > v_judged_at AND kind = 'visibility')
      THEN
        place := -1; RETURN NEXT; RETURN;
      END IF;
    END LOOP;
  END IF;
  o_history := (SELECT i.history::text FROM viewme.installation i);
  FOR f IN SELECT value FROM jsonb_array_elements(p_facts) LOOP
    i := i + 1;
    v_id := (f->>'id')::uuid; v_kind := f->>'kind'; v_subject := (f->>'subject')::uuid;
    v_based := ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(f->'basedOn'));
    IF f ? 'quarantine' THEN
      INSERT INTO viewme.quarantine (account_id, id, kind, header, author, body, reason, received_at)
        VALUES (p_account, v_id, v_kind, f->'header', f->>'author', p_bodies[i], f->>'quarantine', p_at);
      INSERT INTO viewme.quarantine_awaits (account_id, awaited, id) SELECT p_account, unnest(v_based || v_subject), v_id ON CONFLICT DO NOTHING;
      -- Its row speaks of no fact yet, so it counts for no number: what waits is named in the details.
      h.writes_n := h.writes_n + 1;
      h.writes_hash := sha256(h.writes_hash || uuid_send((f->>'auditId')::uuid) || p_details[i]);
      INSERT INTO viewme.audit_writes (account_id, n, id, at, fact_hash, details, hash)
        VALUES (p_account, h.writes_n, (f->>'auditId')::uuid, p_at, '\x', p_details[i], h.writes_hash);
      CONTINUE;
    END IF;
    h.last_seq := h.last_seq + 1;
    IF f->>'first' = 'true' THEN
      INSERT INTO viewme.subjects (account_id, subject, first_kind, first_author, groups, members)
        VALUES (p_account, v_subject, v_kind, f->>'author',
          ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(f->'groups')), ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(f->'members')))
        RETURNING groups || members INTO v_readers;
      v_depth := 1;
    ELSE
      IF f->>'visibility' = 'true' THEN
        UPDATE viewme.subjects SET groups = ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(f->'groups')),
            members = ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(f->'members'))
          WHERE account_id = p_account AND subject = v_subject RETURNING groups || members INTO v_readers;
        -- The subject's facts move to the end of the feed, in their order, so that every phone hears of them again.
        SELECT count(*) INTO v_moved FROM viewme.facts WHERE account_id = p_account AND subject = v_subject;
        UPDATE viewme.facts t SET feed = h.last_feed + r.rn, readers = v_readers, moved = true
          FROM (SELECT seq, row_number() OVER (ORDER BY seq) AS rn FROM viewme.facts WHERE account_id = p_account AND subject = v_subject) r
          WHERE t.account_id = p_account AND t.seq = r.seq;
        h.last_feed := h.last_feed + v_moved;
      ELSE
        SELECT s.groups || s.members INTO v_readers FROM viewme.subjects s WHERE s.account_id = p_account AND s.subject = v_subject;
      END IF;
      SELECT coalesce(max(b.depth), 0) + 1 INTO v_depth FROM viewme.facts b
        WHERE b.account_id = p_account AND b.id = ANY (v_based) AND b.kind = v_kind;
    END IF;
    h.last_feed := h.last_feed + 1;
    INSERT INTO viewme.facts (account_id, seq, feed, id, kind, v, subject, based_on, author, device, written_at, clock_offset, received_at, depth, audience, readers, body)
      VALUES (p_account, h.last_seq, h.last_feed, v_id, v_kind, (f->>'v')::integer, v_subject, v_based, f->>'author', (f->>'device')::uuid,
        f->>'writtenAt', (f->>'clockOffset')::bigint, p_at, v_depth,
        CASE WHEN f->>'first' = 'true' OR f->>'visibility' = 'true' THEN f->'audience' END, v_readers, p_bodies[i]);
    IF cardinality(v_based) > 0 THEN
      -- What this fact builds on is now before a head. A phone may have let go of what was not before one: it is fed again.
      FOR base IN SELECT t.seq, t.superseded_at IS NOT NULL AND NOT t.before_head AS is_back FROM viewme.facts t
        WHERE t.account_id = p_account AND t.id = ANY (v_based) AND t.kind = v_kind AND t.subject = v_subject ORDER BY t.seq
      LOOP
        IF base.is_back THEN h.last_feed := h.last_feed + 1; END IF;
        UPDATE viewme.facts SET superseded_at = coalesce(superseded_at, p_at), before_head = true, feed = CASE WHEN base.is_back THEN h.last_feed ELSE feed END
          WHERE account_id = p_account AND seq = base.seq;
      END LOOP;
      -- What that built on no longer is, unless another head names it.
      UPDATE viewme.facts t SET before_head = false WHERE t.account_id = p_account AND t.subject = v_subject AND t.kind = v_kind AND t.before_head
        AND t.id IN (SELECT unnest(b.based_on) FROM viewme.facts b WHERE b.account_id = p_account AND b.id = ANY (v_based))
        AND NOT EXISTS (SELECT FROM viewme.facts g WHERE g.account_id = p_account AND g.subject = v_subject AND g.kind = v_kind
          AND g.superseded_at IS NULL AND t.id = ANY (g.based_on));
    END IF;
    IF f->>'withdrawal' = 'true' THEN
      h.last_feed := viewme.restand(p_account, v_subject, h.last_feed);
    END IF;
    -- The chain moves with the fact: h(n) = SHA-256(h(n-1) ‖ id ‖ SHA-256(header) ‖ SHA-256(sealed body) ‖ details).
    v_hash := p_header_hashes[i] || sha256(p_bodies[i]);
    h.writes_n := h.writes_n + 1;
    h.writes_hash := sha256(h.writes_hash || uuid_send((f->>'auditId')::uuid) || v_hash || p_details[i]);
    INSERT INTO viewme.audit_writes (account_id, n, id, at, fact_hash, details, hash)
      VALUES (p_account, h.writes_n, (f->>'auditId')::uuid, p_at, v_hash, p_details[i], h.writes_hash);
    IF f ? 'wakes' THEN
      INSERT INTO viewme.todo (account_id, subject, fact, verb, due_at)
        SELECT p_account, v_subject, v_id, w->>'verb', (w->>'at')::timestamptz FROM jsonb_array_elements(f->'wakes') w;
    END IF;
    IF f ? 'files' THEN
      INSERT INTO viewme.file_uses (account_id, file, fact, subject) SELECT p_account, value::uuid, v_id, v_subject FROM jsonb_array_elements_text(f->'files');
    END IF;
    IF v_quarantine THEN
      DELETE FROM viewme.quarantine WHERE account_id = p_account AND id = v_id;
      v_new_audience := CASE WHEN f->>'first' = 'true' OR f->>'visibility' = 'true' THEN v_subject END;
      IF EXISTS (SELECT 1 FROM viewme.quarantine_awaits WHERE account_id = p_account AND awaited = v_id)
        OR EXISTS (SELECT 1 FROM viewme.quarantine_awaits WHERE account_id = p_account AND awaited = v_new_audience) THEN
        INSERT INTO viewme.todo (account_id, subject, fact, verb, due_at) VALUES (p_account, v_new_audience, v_id, 'rejudge', p_at);
        o_waiting := true;
      END IF;
    END IF;
    place := i - 1; o_seq := h.last_seq; o_feed := h.last_feed; o_depth := v_depth; o_last := h.last_feed;
    RETURN NEXT;
  END LOOP;
  UPDATE viewme.heads SET last_seq = h.last_seq, last_feed = h.last_feed, writes_n = h.writes_n, writes_hash = h.writes_hash, changed_at = clock_timestamp(),
      quarantined = CASE WHEN v_quarantine THEN (SELECT count(*) FROM viewme.quarantine q WHERE q.account_id = p_account) ELSE 0 END
    WHERE account_id = p_account;
END $$;

-- A row of the chain that speaks of no fact, in the transaction that makes the change it tells of.
CREATE FUNCTION viewme.chain_change(p_account uuid, p_id uuid, p_at timestamptz, p_details bytea) RETURNS void LANGUAGE sql AS $$
  WITH head AS (
    UPDATE viewme.heads SET writes_n = writes_n + 1, writes_hash = sha256(writes_hash || uuid_send(p_id) || p_details)
      WHERE account_id = p_account RETURNING writes_n, writes_hash)
  INSERT INTO viewme.audit_writes (account_id, n, id, at, fact_hash, details, hash)
    SELECT p_account, writes_n, p_id, p_at, '\x'::bytea, p_details, writes_hash FROM head
$$;

-- After a withdrawal: which facts of the subject stand anew, as contract/fold.ts folds them and contract/keeping.ts keeps them. A phone
-- may have let go of what now stands, stands before a head, or gave way later than was thought: it is fed again. Returns the last feed number.
CREATE FUNCTION viewme.restand(p_account uuid, p_subject uuid, p_feed bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  FOR r IN
    WITH link AS (
      SELECT f.id, f.kind, f.received_at, b.id AS base FROM viewme.facts f CROSS JOIN unnest(f.based_on) AS b (id)
        WHERE f.account_id = p_account AND f.subject = p_subject),
    hidden AS (
      SELECT w.base AS id, min(w.received_at) AS at FROM link w
        WHERE w.kind = 'withdrawal' AND NOT EXISTS (SELECT FROM link u WHERE u.kind = 'withdrawal' AND u.base = w.id) GROUP BY w.base),
    named AS (
      SELECT l.kind, l.base AS id, min(l.received_at) AS at FROM link l WHERE NOT EXISTS (SELECT FROM hidden h WHERE h.id = l.id) GROUP BY l.kind, l.base),
    stood AS (
      SELECT f.seq, f.id, f.kind, f.based_on, f.superseded_at, f.before_head, least(h.at, n.at) AS gave_way FROM viewme.facts f
        LEFT JOIN hidden h ON h.id = f.id LEFT JOIN named n ON n.id = f.id AND n.kind = f.kind
        WHERE f.account_id = p_account AND f.subject = p_subject),
    stands AS (
      SELECT s.*, EXISTS (SELECT FROM stood g WHERE g.kind = s.kind AND g.gave_way IS NULL AND s.id = ANY (g.based_on)) AS is_before FROM stood s)
    SELECT seq, gave_way, is_before, superseded_at IS NOT NULL AND (gave_way IS NULL OR gave_way > superseded_at OR is_before AND NOT before_head) AS is_back
      FROM stands WHERE gave_way IS DISTINCT FROM superseded_at OR is_before <> before_head ORDER BY seq
  LOOP
    IF r.is_back THEN p_feed := p_feed + 1; END IF;
    UPDATE viewme.facts SET superseded_at = r.gave_way, before_head = r.is_before, feed = CASE WHEN r.is_back THEN p_feed ELSE feed END
      WHERE account_id = p_account AND seq = r.seq;
  END LOOP;
  RETURN p_feed;
END $$;

-- A pull that returned something leaves a row before its answer leaves. Covered already in this minute: nothing to write.
CREATE FUNCTION viewme.note_read(p_account uuid, p_reader text, p_device text, p_what text, p_from bigint, p_to bigint, p_minute timestamptz) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.account', p_account::text, true);
  PERFORM 1 FROM viewme.audit_reads_waiting WHERE account_id = p_account AND reader = p_reader AND device = p_device AND what = p_what AND minute = p_minute
    AND from_feed <= p_from AND to_feed >= p_to;
  IF FOUND THEN RETURN; END IF;
  INSERT INTO viewme.audit_reads_waiting (account_id, reader, device, what, minute, from_feed, to_feed)
    VALUES (p_account, p_reader, p_device, p_what, p_minute, p_from, p_to)
    ON CONFLICT (account_id, reader, device, what, minute)
    DO UPDATE SET from_feed = least(audit_reads_waiting.from_feed, excluded.from_feed), to_feed = greatest(audit_reads_waiting.to_feed, excluded.to_feed);
END $$;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA viewme TO viewme_app;
