"""The files of tests that take longest, the longest first, as `--durations=100` tells them."""

SLOWEST = (
    *("test_accessibility.py", "test_writing_a_week.py", "test_hostile_strings.py"),
    *("test_init.py", "test_content_policy_in_a_browser.py", "test_admin.py", "test_a_new_log.py"),
    *("test_layout_stays.py", "test_keyboard.py", "test_without_javascript.py"),
    *("test_many_ideas.py", "test_links_lead_somewhere.py", "test_ideas_page.py"),
    *("test_hostile_fields.py", "test_published_files.py", "test_environment.py"),
    *("test_faults.py", "test_engine_in_browsers.py", "test_outlook.py", "test_canaries.py"),
    *("test_builds.py", "test_assignments.py", "test_leaks.py", "test_publish_summary.py"),
)
