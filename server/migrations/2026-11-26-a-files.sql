-- A file's id is its sender's own: whoever has read an id in a fact can neither learn from it what others have sent, nor take its place.
-- And nothing comes into an account that is only read, or is being erased, however long it was on its way: asked under the account's lock.

ALTER TABLE viewme.files DROP CONSTRAINT files_pkey;
ALTER TABLE viewme.files ADD PRIMARY KEY (account_id, id, author);

CREATE OR REPLACE FUNCTION viewme.keep_file(p_account uuid, p_id uuid, p_author text, p_place uuid, p_bytes bigint, p_details bytea, p_at timestamptz, p_room bigint) RETURNS text
LANGUAGE plpgsql AS $$
DECLARE v_state text;
BEGIN
  PERFORM FROM viewme.heads WHERE account_id = p_account FOR UPDATE;
  SELECT a.state INTO v_state FROM viewme.accounts a WHERE a.account_id = p_account;
  IF v_state IN ('read-only', 'erasing', 'erased') THEN RETURN v_state; END IF;
  IF EXISTS (SELECT FROM viewme.files WHERE account_id = p_account AND id = p_id AND author = p_author) THEN RETURN 'already'; END IF;
  IF (SELECT coalesce(sum(bytes), 0) FROM viewme.files WHERE account_id = p_account) + p_bytes > p_room THEN RETURN 'full'; END IF;
  INSERT INTO viewme.files (account_id, id, author, place, bytes, details, received_at) VALUES (p_account, p_id, p_author, p_place, p_bytes, p_details, p_at);
  UPDATE viewme.heads SET files_seq = files_seq + 1, changed_at = clock_timestamp() WHERE account_id = p_account;
  RETURN 'stored';
END $$;

-- A file that has been lost is sent again to a place of its own: what lies on the disk, and has been copied from there, is never written over.
GRANT UPDATE (place) ON viewme.files TO viewme_app;
