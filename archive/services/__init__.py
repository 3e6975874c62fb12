"""Floor 4: verbs over several records: publishing, deleting drafts, taking down.

Each verb does one change in one transaction, with its author and reason in the history.
"""
