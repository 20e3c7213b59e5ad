-- What is removed stays removed: a withdrawal undoes a supersession only while that is young. See docs/decisions/removal.md.

-- After a withdrawal: which facts of the subject stand anew, as contract/fold.ts folds them and contract/keeping.ts keeps them. A phone
-- may have let go of what now stands, stands before a head, or gave way later than was thought: it is fed again. Returns the last feed number.
-- Found by joins that each walk the subject once: what it costs grows with the thing, no faster.
CREATE OR REPLACE FUNCTION viewme.restand(p_account uuid, p_subject uuid, p_feed bigint) RETURNS bigint LANGUAGE plpgsql
-- Nobody has counted what a WITH gives: a plan that goes through one for each row of another is never right here.
SET enable_nestloop = off AS $$
DECLARE r record;
BEGIN
  FOR r IN
    WITH link AS MATERIALIZED (
      SELECT f.id, f.kind, f.received_at, b.id AS base FROM viewme.facts f CROSS JOIN unnest(f.based_on) AS b (id)
        WHERE f.account_id = p_account AND f.subject = p_subject),
    undone AS (SELECT DISTINCT base AS id FROM link WHERE kind = 'withdrawal'),
    hidden AS (
      SELECT w.base AS id, min(w.received_at) AS at FROM link w LEFT JOIN undone u ON u.id = w.id
        WHERE w.kind = 'withdrawal' AND u.id IS NULL GROUP BY w.base),
    -- What had stood for 60 days when it was hidden (undoneDays in the fold) stays in the place of what it names.
    named AS (
      SELECT l.kind, l.base AS id, min(l.received_at) AS at FROM link l LEFT JOIN hidden h ON h.id = l.id
        WHERE h.id IS NULL OR h.at - l.received_at >= interval '60 days' GROUP BY l.kind, l.base),
    stood AS MATERIALIZED (
      SELECT f.seq, f.id, f.kind, f.superseded_at, f.before_head, least(h.at, n.at) AS gave_way FROM viewme.facts f
        LEFT JOIN hidden h ON h.id = f.id LEFT JOIN named n ON n.id = f.id AND n.kind = f.kind
        WHERE f.account_id = p_account AND f.subject = p_subject),
    before_heads AS (
      SELECT DISTINCT l.kind, l.base AS id FROM link l JOIN stood g ON g.id = l.id WHERE g.gave_way IS NULL),
    stands AS (
      SELECT s.*, b.id IS NOT NULL AS is_before FROM stood s LEFT JOIN before_heads b ON b.id = s.id AND b.kind = s.kind)
    SELECT seq, gave_way, is_before, superseded_at IS NOT NULL AND (gave_way IS NULL OR gave_way > superseded_at OR is_before AND NOT before_head) AS is_back
      FROM stands WHERE gave_way IS DISTINCT FROM superseded_at OR is_before <> before_head ORDER BY seq
  LOOP
    IF r.is_back THEN p_feed := p_feed + 1; END IF;
    UPDATE viewme.facts SET superseded_at = r.gave_way, before_head = r.is_before, feed = CASE WHEN r.is_back THEN p_feed ELSE feed END
      WHERE account_id = p_account AND seq = r.seq;
  END LOOP;
  RETURN p_feed;
END $$;

-- What has been removed before, anew by this rule: an old text that stood again stands no longer. Nothing is fed by it, for by this rule
-- more is superseded than by the one before and nothing comes back; the end of the feed is put all the same. Which accounts there are is
-- asked as the tables' owner, whom the wall between accounts holds too where it is forced.
ALTER TABLE viewme.heads NO FORCE ROW LEVEL SECURITY;
DO $$
DECLARE v_account uuid; v_subject uuid;
BEGIN
  FOREACH v_account IN ARRAY ARRAY(SELECT account_id FROM viewme.heads) LOOP
    PERFORM set_config('app.account', v_account::text, true);
    FOR v_subject IN SELECT DISTINCT subject FROM viewme.facts WHERE account_id = v_account AND kind = 'withdrawal' LOOP
      UPDATE viewme.heads SET last_feed = viewme.restand(v_account, v_subject, last_feed) WHERE account_id = v_account;
    END LOOP;
  END LOOP;
  PERFORM set_config('app.account', '', true);
END $$;
ALTER TABLE viewme.heads FORCE ROW LEVEL SECURITY;
