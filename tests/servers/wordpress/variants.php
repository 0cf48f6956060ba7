<?php
// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin that is always on: what owners, their plugins and hosts do to a site's interface; see start.sh.

/** Nothing of the site says that there is a REST API. */
function hatstand_tests_hide_rest(): void
{
    remove_action('wp_head', 'rest_output_link_wp_head', 10);
    remove_action('template_redirect', 'rest_output_link_header', 11);
    remove_action('xmlrpc_rsd_apis', 'rest_output_rsd');
}

switch (getenv('WORDPRESS_REST')) {
    case 'off':
        hatstand_tests_hide_rest();
        add_filter('rest_authentication_errors', fn () => new WP_Error(
            'rest_disabled', 'The REST API is disabled on this site.', ['status' => 401]
        ), 1000);
        break;
    case 'missing':
        hatstand_tests_hide_rest();
        remove_action('init', 'rest_api_init');
        remove_action('parse_request', 'rest_api_loaded');
        break;
}
if (getenv('WORDPRESS_APP_PASSWORDS') === 'off') {
    add_filter('wp_is_application_passwords_available', '__return_false');
}
