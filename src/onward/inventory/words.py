"""The closed words of records, as types, written by `scripts/write_enums.py`."""

from typing import Literal, TypeAlias

VendorRole: TypeAlias = Literal["processor", "controller", "joint-controller", "none"]
ActivityRole: TypeAlias = Literal["controller", "joint-controller", "processor"]
Engagement: TypeAlias = Literal["by-us", "by-customer", "through-others"]
Visibility: TypeAlias = Literal["public", "internal"]
AgreementStatus: TypeAlias = Literal[
    "signed", "incorporated", "stated", "requested", "refused", "missing", "not-required"
]
Authorisation: TypeAlias = Literal["specific", "general"]
Promised: TypeAlias = Literal["yes", "no"]
MechanismStatus: TypeAlias = Literal["signed", "incorporated", "stated", "planned"]
Variant: TypeAlias = Literal["controller", "processor"]
ListedAs: TypeAlias = Literal["participant", "covered", "inactive", "withdrawn", "not-listed"]
Verdict: TypeAlias = Literal["approved", "rejected", "pending"]
Risk: TypeAlias = Literal["low", "medium", "high"]
Conclusion: TypeAlias = Literal[
    "equivalent", "equivalent-with-measures", "not-equivalent", "not-made"
]
Certainty: TypeAlias = Literal["stated", "inferred", "confirmed", "catalogue"]
Confidence: TypeAlias = Literal["seen", "memory"]
Chooser: TypeAlias = Literal["us", "customer"]
ClearText: TypeAlias = Literal["needed", "not-needed"]
DataForm: TypeAlias = Literal["clear", "pseudonymous", "encrypted", "anonymous"]
Stage: TypeAlias = Literal["planned", "in-use", "dormant"]
Frequency: TypeAlias = Literal["continuous", "occasional"]
Disclosure: TypeAlias = Literal["disclosed", "not-disclosed"]
Singled: TypeAlias = Literal["special", "criminal"]
