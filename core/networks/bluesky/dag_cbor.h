// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace hatstand::networks
{

/// A record as the AT Protocol stores it: DAG-CBOR (ipld.io/specs/codecs/dag-cbor,
/// atproto.com/specs/data-model). Nothing when it holds what a record cannot: a number with a fraction, or a
/// broken {"$link": …}.
[[nodiscard]] std::optional<QByteArray> dagCbor(const QJsonObject &record);

/// The content id under which a server will keep the record: so that a reply can name a post that is written
/// in the same call.
[[nodiscard]] std::optional<QString> recordCid(const QJsonObject &record);

} // namespace hatstand::networks
