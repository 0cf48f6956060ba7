<?php
// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// Creates the database, the site and its accounts; prints their credentials.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = parse_url(getenv('SITE_URL'), PHP_URL_HOST) . ':' . parse_url(getenv('SITE_URL'), PHP_URL_PORT);
$_SERVER['REQUEST_METHOD'] = 'GET';
(new mysqli(null, 'root', '', '', 0, getenv('DB_SOCKET')))->query('CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4');
require getenv('SITE') . '/wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', '__return_true');

wp_install('Test blog', 'admin', 'admin@example.test', true, '', 'admin-pass-1');
update_option('permalink_structure', getenv('WORDPRESS_REST') === 'plain' ? '' : '/%postname%/');
update_option('timezone_string', 'UTC');

$roles = ['admin' => 'administrator', 'author' => 'author', 'reader' => 'subscriber'];
foreach ($roles as $login => $role) {
    $user = get_user_by('login', $login);
    $id = $user ? $user->ID : wp_insert_user([
        'user_login' => $login, 'user_pass' => "$login-pass-1",
        'user_email' => "$login@example.test", 'role' => $role,
    ]);
    [$password] = WP_Application_Passwords::create_new_application_password($id, ['name' => 'tests']);
    $key = 'WORDPRESS_' . strtoupper($login);
    echo "{$key}_USER=$login\n{$key}_PASSWORD=$login-pass-1\n{$key}_APP_PASSWORD=$password\n";
}
flush_rewrite_rules();
