// What `verify` cannot prove, or has no reason to: said by `verify` itself, in docs/protects.md, and held against every column there is by a
// test, so that a new column is either proven or named here.

/** Why, in words for the operator; then the columns it is about. A table without a column means all of it. */
export const notProven: { what: string; columns: readonly string[] }[] = [
  { what: 'passwords, sessions, tries and other means of signing in', columns: ['signin.credentials', 'signin.sessions', 'signin.verifications', 'signin.rate_limits', 'signin.failed_tries'] },
  { what: 'who has asked to register, mail on its way, and what each has said to the terms and to the consent', columns: ['signin.registrations', 'signin.registration_tries', 'signin.outgoing_mail', 'signin.policy_texts', 'signin.policy_answers'] },
  { what: 'what nobody reads yet of those who sign in (whether an address is proven, a picture, the last change)', columns: ['signin.humans.email_verified', 'signin.humans.image', 'signin.humans.updated_at'] },
  { what: 'what is being read in this very minute, until it is chained', columns: ['viewme.audit_reads_waiting'] },
  { what: 'when an account last changed, its stamp of rights, and the order of what is to be done', columns: ['viewme.heads.changed_at', 'viewme.heads.rights_stamp', 'viewme.todo.id'] },
  { what: 'what is written down of restores, migrations and the demo', columns: ['viewme.restorations', 'viewme.migrations', 'viewme.demo'] },
]
