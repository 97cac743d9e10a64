"""The version of Onward and the day on which its law data was last checked."""

VERSION = "0.1.0"
LAW_CHECKED = "2026-08-05"
