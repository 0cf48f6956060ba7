// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

#include <optional>
#include <vector>

namespace hatstand::networks
{

/// What differs between the networks that find addresses by the grammar of twitter-text. The functions look
/// at one UTF-16 unit.
struct UrlRule
{
    /// The length of "https://" or another scheme that stands at an offset; 0 when none does.
    qsizetype (*schemeLength)(QStringView text, qsizetype at) = nullptr;
    bool (*isDomainCharacter)(char16_t unit) = nullptr;
    bool (*isPathCharacter)(char16_t unit) = nullptr;
    /// A path ends with one of these, or with a pair of brackets: wherever that stands, or only right after
    /// one of these, another pair or the first slash.
    bool (*isPathEnd)(char16_t unit) = nullptr;
    bool (*isQueryCharacter)(char16_t unit) = nullptr;
    bool (*isQueryEnd)(char16_t unit) = nullptr;
    bool bracketsEndAnywhere = true;
};

/// One address that the grammar matches, before the network's own checks. All offsets are UTF-16.
struct UrlMatch
{
    qsizetype start = 0;
    qsizetype schemeLength = 0; ///< 0: written without a scheme
    qsizetype domainStart = 0;
    qsizetype domainEnd = 0;
    bool hasPath = false; ///< a slash follows the domain (and port)
    qsizetype end = 0;
};

/// Walks through a text from address to address, as a global search with twitter-text's expression for
/// addresses would, in linear time: that expression itself takes quadratic time on long runs of letters.
///
///     preceding character, scheme?, labels "." top-level domain, (":" port)?, ("/" path)?, ("?" query)?
class UrlScanner
{
public:
    /// The text must outlive the scanner.
    UrlScanner(QStringView text, const UrlRule &rule);
    [[nodiscard]] std::optional<UrlMatch> next();
    /// The end of a domain that begins at an offset; -1 when none does. For grammars that are built on it.
    [[nodiscard]] qsizetype domainEnd(qsizetype start);

private:
    // A piece of a region between dots.
    struct Label
    {
        qsizetype start = 0;
        qsizetype end = 0;
        qsizetype lastUnderscore = -1;
        qsizetype topLevelEnd = -1; // where a top-level domain that begins at `start` ends
        int reach = -1;             // the last label that a chain from here can take as its top-level domain
    };

    [[nodiscard]] std::optional<UrlMatch> matchAt(qsizetype start);
    [[nodiscard]] UrlMatch complete(qsizetype start, qsizetype schemeLength, qsizetype domainEnd) const;
    void readRegion(qsizetype start);
    [[nodiscard]] bool isRegionUnit(qsizetype at) const;
    [[nodiscard]] bool endsWell(const Label &label, qsizetype start) const;
    [[nodiscard]] qsizetype bracketsEnd(qsizetype open) const;
    [[nodiscard]] qsizetype pathCharactersEnd(qsizetype from) const;

    QStringView m_text;
    const UrlRule &m_rule;
    qsizetype m_position = 0;
    bool m_hasDots = false;
    // The labels of the run of domain characters, dashes, underscores and dots that was looked at last.
    std::vector<Label> m_labels;
    qsizetype m_regionStart = 0;
    qsizetype m_regionEnd = -1;
};

/// Length of "http://" or "https://", in any case, at an offset; 0 when neither stands there.
[[nodiscard]] qsizetype webSchemeLength(QStringView text, qsizetype at);

} // namespace hatstand::networks
