-- What one thing may cost under its account's lock grows with the thing, no faster: see docs/decisions/cost-of-a-thing.md

-- The append: everything judged and sealed before; under the lock only numbers, inserts and the chain. One round trip, one commit.
-- Each element of p_facts: { id, kind, v, subject, basedOn, author, device, writtenAt, clockOffset?, first?, visibility?, withdrawal?,
-- groups?, members?, auditId, wakes: [{ at, verb }], files? (ids that its body names), quarantine? (reason), header? (when quarantined) }.
-- `judgedAt`: the account's last number when what is known was read, the same for all of a batch.
-- `asked`: the judge has already asked about the human's other accounts.
-- p_stamp, p_token, p_clock, p_seen_after: what a batch offered by a session proves (see docs/decisions/remembered-standing.md); else null.
-- Returns one row an accepted fact, or a single row with place -1 when what was judged is no longer so (judge again). The last row's
-- o_last says how far the feed goes now; o_waiting, whether anything in quarantine waits for what was accepted here. Where it does, work
-- to judge it again is written with it, so that none is forgotten.
-- What a fact builds on is looked up by its key, however much there is of the thing. Each row of the chain by format 2.
CREATE OR REPLACE FUNCTION viewme.append(p_account uuid, p_human uuid, p_epoch integer, p_stamp uuid, p_token text, p_clock timestamptz, p_seen_after timestamptz, p_at timestamptz, p_facts jsonb, p_bodies bytea[], p_header_hashes bytea[], p_details bytea[])
RETURNS TABLE (place integer, o_seq bigint, o_feed bigint, o_depth integer, o_last bigint, o_waiting boolean, o_history text)
LANGUAGE plpgsql
-- Whoever waits so long for the account's lock is answered to come again, and leaves the connection to others.
SET lock_timeout = '10s' AS $$
DECLARE
  h viewme.heads%ROWTYPE;
  f jsonb; base record; i integer := 0;
  v_id uuid; v_kind text; v_subject uuid; v_based uuid[]; v_readers uuid[]; v_depth integer; v_hash bytea; v_moved bigint;
  v_subjects uuid[]; v_quarantine boolean; v_new_audience uuid; v_judged_at bigint; v_state text; v_before uuid[];
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
      h.writes_hash := viewme.write_hash(h.writes_hash, p_account, h.writes_n, (f->>'auditId')::uuid, p_at, '\x', p_details[i]);
      INSERT INTO viewme.audit_writes (account_id, n, id, at, format, fact_hash, details, hash)
        VALUES (p_account, h.writes_n, (f->>'auditId')::uuid, p_at, 2, '\x', p_details[i], h.writes_hash);
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
      FOR base IN SELECT t.seq, t.superseded_at IS NOT NULL AND NOT t.before_head AS is_back FROM (SELECT DISTINCT unnest(v_based) AS id) w
        CROSS JOIN LATERAL (SELECT * FROM viewme.facts f WHERE f.account_id = p_account AND f.id = w.id LIMIT 1) t
        WHERE t.kind = v_kind AND t.subject = v_subject ORDER BY t.seq
      LOOP
        IF base.is_back THEN h.last_feed := h.last_feed + 1; END IF;
        UPDATE viewme.facts SET superseded_at = coalesce(superseded_at, p_at), before_head = true, feed = CASE WHEN base.is_back THEN h.last_feed ELSE feed END
          WHERE account_id = p_account AND seq = base.seq AND (superseded_at IS NULL OR NOT before_head);
      END LOOP;
      -- What that built on no longer is, unless another head names it.
      v_before := ARRAY(SELECT DISTINCT t.id FROM unnest(v_based) AS w (id)
        CROSS JOIN LATERAL (SELECT * FROM viewme.facts f WHERE f.account_id = p_account AND f.id = w.id LIMIT 1) b CROSS JOIN LATERAL unnest(b.based_on) AS c (id)
        CROSS JOIN LATERAL (SELECT * FROM viewme.facts f WHERE f.account_id = p_account AND f.id = c.id LIMIT 1) t
        WHERE t.subject = v_subject AND t.kind = v_kind AND t.before_head);
      IF cardinality(v_before) > 0 THEN
        UPDATE viewme.facts t SET before_head = false WHERE t.account_id = p_account AND t.id = ANY (v_before)
          AND t.id NOT IN (SELECT unnest(g.based_on) FROM viewme.facts g WHERE g.account_id = p_account AND g.subject = v_subject AND g.kind = v_kind
            AND g.superseded_at IS NULL);
      END IF;
    END IF;
    IF f->>'withdrawal' = 'true' THEN
      h.last_feed := viewme.restand(p_account, v_subject, h.last_feed);
    END IF;
    -- The chain moves with the fact.
    v_hash := p_header_hashes[i] || sha256(p_bodies[i]);
    h.writes_n := h.writes_n + 1;
    h.writes_hash := viewme.write_hash(h.writes_hash, p_account, h.writes_n, (f->>'auditId')::uuid, p_at, v_hash, p_details[i]);
    INSERT INTO viewme.audit_writes (account_id, n, id, at, format, fact_hash, details, hash)
      VALUES (p_account, h.writes_n, (f->>'auditId')::uuid, p_at, 2, v_hash, p_details[i], h.writes_hash);
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
