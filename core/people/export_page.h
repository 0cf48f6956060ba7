// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

namespace hatstand::people
{

/// The record of a person (see person_export.h) as one HTML page that a person can read and print. Everything
/// in it is text: nothing of what was said is taken for HTML, and the page asks nothing of any server.
[[nodiscard]] QString exportPage(const QJsonObject &record);

} // namespace hatstand::people
