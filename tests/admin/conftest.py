import pytest
from django.contrib.auth.models import Permission, User


@pytest.fixture
def editor(db):
    """Somebody who may do everything."""
    return User.objects.create_superuser("editor")


@pytest.fixture
def contributor(db):
    """Somebody who writes drafts: may add, change, view and delete, but not publish or hide."""
    user = User.objects.create_user("contributor", is_staff=True)
    user.user_permissions.set(
        Permission.objects.exclude(codename__in=["publish_record", "hide_record"])
    )
    return user


@pytest.fixture
def reader(db):
    """Somebody who may look at the desk and change nothing."""
    user = User.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__startswith="view_"))
    return user


@pytest.fixture
def desk(client, editor):
    """The client of an editor who is signed in."""
    client.force_login(editor)
    return client
