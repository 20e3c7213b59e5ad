-- What each row of the audit chains is hashed from is framed, and names its chain, its account, its number and its time: rows could else be
-- moved between accounts and given another time, and bytes between two fields, without a trace where the key is gone. docs/decisions/two-chains.md

-- Rows that are here already keep format 1 and their hashes. No default for what comes: whoever forgets the format is refused.
ALTER TABLE viewme.audit_writes ADD COLUMN format smallint NOT NULL DEFAULT 1;
ALTER TABLE viewme.audit_reads ADD COLUMN format smallint NOT NULL DEFAULT 1;
ALTER TABLE viewme.audit_writes ALTER COLUMN format DROP DEFAULT;
ALTER TABLE viewme.audit_reads ALTER COLUMN format DROP DEFAULT;

-- Format 2 of the chain of writes. `verify` works it out apart from this (server/operator/chains.ts), so that the two check each other.
-- Called stable, since what it asks of a time is: it is then written into whoever calls it, and costs no call.
CREATE FUNCTION viewme.write_hash(p_before bytea, p_account uuid, p_n bigint, p_id uuid, p_at timestamptz, p_fact_hash bytea, p_details bytea) RETURNS bytea
LANGUAGE sql STABLE AS $$
  SELECT sha256('viewme.writes.2'::bytea || p_before || uuid_send(p_account) || int8send(p_n) || uuid_send(p_id)
    || int8send((extract(epoch FROM p_at) * 1000000)::bigint)
    || int4send(octet_length(p_fact_hash)) || p_fact_hash || int4send(octet_length(p_details)) || p_details)
$$;
GRANT EXECUTE ON FUNCTION viewme.write_hash(bytea, uuid, bigint, uuid, timestamptz, bytea, bytea) TO viewme_app;

-- A row of the chain that speaks of no fact, in the transaction that makes the change it tells of.
CREATE OR REPLACE FUNCTION viewme.chain_change(p_account uuid, p_id uuid, p_at timestamptz, p_details bytea) RETURNS void LANGUAGE sql AS $$
  WITH head AS (
    UPDATE viewme.heads SET writes_n = writes_n + 1, writes_hash = viewme.write_hash(writes_hash, p_account, writes_n + 1, p_id, p_at, '\x', p_details)
      WHERE account_id = p_account RETURNING writes_n, writes_hash)
  INSERT INTO viewme.audit_writes (account_id, n, id, at, format, fact_hash, details, hash)
    SELECT p_account, writes_n, p_id, p_at, 2, '\x'::bytea, p_details, writes_hash FROM head
$$;
