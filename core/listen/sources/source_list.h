// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "listen/sources/source_service.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <string_view>
#include <vector>

/// Lists of subscriptions (OPML), as other programs read feeds, to and from the feeds of a client.
namespace hatstand::listen
{

/// In which folders of a list a feed was: "News / Local"; empty: in none. Kept with the source, and written
/// back into a list.
[[nodiscard]] QString groupOf(const Source &source);

/// What came of a list.
struct SourceListReport
{
    std::vector<Source> added;
    int known = 0; ///< that the client follows already, or that stand in the list twice
    struct Refused
    {
        QString name;
        QString address;
        Error why;
    };
    std::vector<Refused> refused; ///< addresses that cannot be
};

/// Follows every feed of the list that is not followed yet: all or, on a failure of the workspace, none.
/// BadAnswer: it is no OPML.
[[nodiscard]] Result<SourceListReport> addSourceList(storage::Database &database, SourceService &sources,
                                                     const clients::ClientId &client, std::string_view opml,
                                                     GoesTo goesTo);
/// The feeds of one client or (unset) of all, by their groups; other kinds of sources mean nothing elsewhere.
[[nodiscard]] Result<QByteArray> writeSourceList(const SourceService &sources,
                                                 const std::optional<clients::ClientId> &client,
                                                 const QString &title);

} // namespace hatstand::listen
