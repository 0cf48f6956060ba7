// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <utility>
#include <vector>

namespace hatstand::networks
{

/// A parameter of an address and its value, both as people write them, not encoded.
using UrlParameter = std::pair<QString, QString>;
using UrlParameters = std::vector<UrlParameter>;

/// The address with these parameters: where it has one of that name, the first is replaced and others of the
/// name go; what it lacks is added at the end of the query, in the order given. All else stays byte for byte,
/// and a fragment stays last. Tagging twice is the same as tagging once.
[[nodiscard]] QString tagUrl(const QString &url, const UrlParameters &parameters);

/// The parameters by which analytics tell where a visit came from. All in small letters, because Google
/// Analytics takes "Social" and "social" for two things; spaces within become dashes. Empty ones are left
/// out.
[[nodiscard]] UrlParameters utmParameters(const QString &source, const QString &medium,
                                          const QString &campaign, const QString &content = {});

/// The text with every web address in it tagged. Addresses without "http(s)://" are left alone.
[[nodiscard]] QString tagLinksInText(const QString &text, const UrlParameters &parameters);

} // namespace hatstand::networks
