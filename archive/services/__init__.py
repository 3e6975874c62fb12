"""Floor 4: verbs over several records: publishing, deleting drafts, taking down.

Each verb does a change in a transaction, with its author and reason in the history.
"""
