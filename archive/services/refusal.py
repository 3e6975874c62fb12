"""What a verb says when it may not be done: a fact about the records, not a failure."""


class Refused(Exception):
    """Something that was asked for is not done, and nothing was changed.

    `sentences` say why and what to do, in the words of whoever asked; the text joins them.
    """

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)
