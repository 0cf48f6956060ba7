// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "networks/rules.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace hatstand::networks
{

/// What an account's server said of its own limits, where they may differ from the network's. Kept in
/// AccountIdentity::options (and clients::Account::options) under "limits", written by connectors as a part
/// of SignedIn::facts. All figures are whole and above zero; what is not known is absent.
struct AccountLimits
{
    std::optional<qint64> text;        ///< in the network's own units
    std::optional<qint64> linkLength;  ///< what a link counts
    std::optional<qint64> mediaCount;  ///< of all kinds together
    std::optional<qint64> altText;     ///< Unicode code points
    std::optional<qint64> imageBytes;  ///< of one file, animations too
    std::optional<qint64> imagePixels; ///< width times height
    std::optional<qint64> videoBytes;
    std::optional<qint64> videoPixels; ///< width times height
    std::optional<qint64> videoFrames; ///< a second
    std::optional<qint64> pollOptions;
    std::optional<qint64> pollOptionText; ///< Unicode code points
    std::optional<qint64> pollMinSeconds;
    std::optional<qint64> pollMaxSeconds;
    /// Whether it holds posts until their time, where that differs within the network.
    std::optional<bool> schedules;
    QStringList types; ///< MIME types of all media; empty: as the network has them
    QString source;    ///< whose word it is: "social.example"
    QString date;      ///< "2026-11"

    friend bool operator==(const AccountLimits &, const AccountLimits &) = default;
};

[[nodiscard]] AccountLimits accountLimits(const QJsonObject &accountOptions);
/// The value that stands under "limits".
[[nodiscard]] QJsonObject toJson(const AccountLimits &limits);
/// False when the account's server is known to hold no posts until their time, whatever its network does.
[[nodiscard]] bool mayHold(const QJsonObject &accountOptions);
/// The key of an account's options.
inline constexpr QLatin1StringView limitsKey("limits");

/// A network's rules as they hold for one account: what its server said takes the place of the network's own
/// figures. Kinds of media that the network does not take stay out.
[[nodiscard]] NetworkRules withLimits(NetworkRules rules, const QJsonObject &accountOptions);

} // namespace hatstand::networks
