// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "today/need.h"

namespace hatstand::ui::today
{

QString Need::key() const
{
    return QStringLiteral("%1/%2")
        .arg(static_cast<int>(kind))
        .arg(!post.isNull()             ? post.toString()
             : kind == NeedKind::Late   ? client.toString()
             : kind == NeedKind::Review ? conversation.toString()
                                        : account.toString());
}

} // namespace hatstand::ui::today
