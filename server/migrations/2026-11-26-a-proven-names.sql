-- What stands in no chain is proven otherwise: a name by a keyed fingerprint. Doors and work are found by their account, to be proven and erased.

-- Made with the name by the key store's secret, so that a name changed by hand no longer fits. Null where it was entered before there were any.
ALTER TABLE signin.humans ADD COLUMN name_proof bytea;
CREATE INDEX doors_account ON viewme.doors (account_id);
CREATE INDEX todo_account ON viewme.todo (account_id);
