"""The shim that MkDocs loads: `hooks: [hooks/learnlog_hook.py]`. The engine is beside it."""

from learnlog.mkdocs_adapter import HookEvents

LEARNLOG_HOOK = True

_events = HookEvents()
on_startup = _events.on_startup
on_config = _events.on_config
on_pre_build = _events.on_pre_build
on_files = _events.on_files
on_nav = _events.on_nav
on_page_read_source = _events.on_page_read_source
on_page_markdown = _events.on_page_markdown
on_page_content = _events.on_page_content
on_env = _events.on_env
on_post_page = _events.on_post_page
on_post_template = _events.on_post_template
on_post_build = _events.on_post_build
on_build_error = _events.on_build_error
on_serve = _events.on_serve
on_shutdown = _events.on_shutdown
