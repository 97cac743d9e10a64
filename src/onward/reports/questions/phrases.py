"""What is open, as a clause of a question, for keys of which several are asked at once."""

from collections.abc import Mapping
from typing import Final

CLAUSES: Final[Mapping[str, str]] = {
    "purpose": "what is it for",
    "activities": "which of our activities does it serve",
    "data": "which personal data are concerned",
    "subjects": "whose data are they",
    "frequency": "how often do data go there",
    "nature": "what is done with the data",
    "when": "from which moment is it used",
    "since": "since when",
    "until": "until when",
    "announced": "when were our customers informed of it",
    "objections_heard": "by which day had the customers who were informed late been heard",
    "approvals": "which sub-processors did they approve in writing, and on which day",
    "notified": "on which day were we informed of it",
    "object_by": "until which day may we object to it",
    "approved": "on which day did we approve it, or decide not to object",
    "given": "on which day did they approve the sub-processor",
    "by": "who approved the sub-processor for them",
    "role": "do we decide, or do we act for customers",
    "controllers": "for whom do we act, and in which country is each",
    "lawful_basis": "on what lawful basis",
    "retention": "how long are the data kept",
    "special_categories": "under which exception for sensitive data",
    "owner": "who answers for it",
    "reviewed": "when was the record last read against the facts",
    "name": "what is the name",
    "legal_name": "what is the full legal name",
    "country": "in which country are they established",
    "group": "which group is it",
    "address": "at which address",
    "email": "at which mail address are they reached",
    "position": "in which position",
    "subject_to": "which data protection law binds them from outside",
    "authorisation": "did they allow sub-processors one by one, or in general",
    "signed": "the day of signature",
    "document": "which document",
    "expires": "the day on which it ends",
    "version": "which version",
    "dated": "of which day is it",
    "seen": "when did we look at it",
    "authority": "which authority does it name",
    "transfers": "does it tell of transfers",
    "countries": "to which countries does it say that data go",
    "instrument": "under which transfer mechanism do the data go there",
    "status": "how does it stand",
    "section": "in which section",
    "how": "stated or concluded",
}
OURS: Final[Mapping[str, str]] = {
    "name": "by what name are we known",
    "legal_name": "what is our full legal name",
    "country": "in which country are we established",
    "address": "at which address",
    "email": "at which mail address are our own contacts reached",
    "group": "to which group do we belong",
    "supervisory_authority": "which authority supervises us",
    "measures": "which measures protect the data",
    "channel": "through which channel do we tell customers of a new sub-processor",
    "notice_days": "how many days before do customers hear of a new sub-processor",
    "instrument": "under which transfer mechanism do customers hand us data",
    "reviewed": "when was our own record last read against the facts",
}
"""Where the key is one of our own record."""

ENTITY: Final[Mapping[str, str]] = {
    "legal_name": "what is its full legal name",
    "country": "in which country is it established",
}
AGREEMENT: Final[Mapping[str, str]] = {
    "signed": "the day of signature",
    "document": "where it is kept",
    "authorisation": "whether sub-processors are allowed one by one, or in general",
    "notice_days": "how many days before a new sub-processor we hear of it",
    "expires": "the day on which it ends",
    "since": "its first day",
    "until": "its last day",
}
CONTACT: Final[Mapping[str, str]] = {
    "address": "at which address",
    "contact": "through which person or desk, with which mail address",
}
"""What of a vendor's contact is not recorded."""
LETTERS: Final[Mapping[str, str]] = {
    "a": "acting on documented instructions only",
    "b": "confidentiality of the staff",
    "c": "security of the processing",
    "d": "engaging other processors",
    "e": "help with requests of data subjects",
    "f": "help with security, breaches and impact assessments",
    "g": "deleting or returning the data at the end",
    "h": "information and audits",
}
"""The points of Art. 28(3) GDPR, in short."""

CONDITIONS: Final[Mapping[str, str]] = {
    "recipient-subject-to-lgpd": "that you are subject to the Brazilian law (LGPD)",
    "recipient-subject-to-pipeda": "that you are subject to the Canadian act (PIPEDA)",
    "recipient-subject-to-pipa": "that you are subject to the Korean act (PIPA)",
    "recipient-appi-business-operator": (
        "that you handle personal data as a business under the Japanese act (APPI)"
    ),
    "supplementary-rules-apply": (
        "that the supplementary rules are applied to what comes from the EEA"
    ),
}


def clause(key: str) -> str:
    """What is asked of a key."""
    return CLAUSES.get(key, f"what is the {key.replace('_', ' ')}")


def own(key: str) -> str:
    """What is asked of a key of our own record."""
    return OURS.get(key) or clause(key)


def term(key: str) -> str:
    """What is asked of a key of an agreement; a letter is `letters h`."""
    first, _, letter = key.partition(" ")
    if first == "letters":
        return LETTERS.get(letter, letter)
    return AGREEMENT.get(key, key.replace("_", " "))


def condition(id_: str) -> str:
    """A condition of an instrument, in words."""
    return CONDITIONS.get(id_, id_.replace("-", " "))
