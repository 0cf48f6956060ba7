// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace hatstand::publish
{

/// What a systemd user unit of ours runs: one program on one workspace. Both are absolute paths.
struct ServiceUnit
{
    QString workspace;
    QString program;

    friend bool operator==(const ServiceUnit &, const ServiceUnit &) = default;
};

/// The path under which a workspace is known to its service: absolute, and with the links to it and to
/// its folder resolved, so that it does not matter by which way the person came to it. The file need not be
/// there.
[[nodiscard]] QString serviceWorkspace(const QString &path);

/// systemd starts no program with a quotation mark, a backslash or a control character in its path, however
/// it is written (string_is_safe in its source, 252).
[[nodiscard]] bool canBeStarted(const QString &program);

/// "hatstand-publish-0123456789ab.service": one unit for each workspace, by a hash of its path. Names of
/// units may have 255 letters, paths have more.
[[nodiscard]] QString unitName(const QString &workspace);
/// As systemctl lists ours.
[[nodiscard]] QString unitNamePattern();

/// The file, see systemd.unit(5) and systemd.service(5). The same for the same unit, always.
[[nodiscard]] QString unitText(const ServiceUnit &unit);
/// What a file that unitText wrote says; nothing for anybody else's.
[[nodiscard]] std::optional<ServiceUnit> readUnit(const QString &text);

/// A value in double quotes with the escapes of systemd.syntax(7).
[[nodiscard]] QString unitQuoted(const QString &text);
/// The reverse; nothing for what is not one such value.
[[nodiscard]] std::optional<QString> unitUnquoted(const QString &value);

} // namespace hatstand::publish
