"""The office of the desk's tests, which is attacked here."""

from tests.desk.conftest import office as office
