// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "clients/account.h"
#include "net/traffic_log.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <vector>

namespace hatstand::networks
{
class RulesCatalogue;
}

/// How the log of what left the computer reads. There is nothing in it to hide: it never held what was said.
namespace hatstand::clients
{

/// Which network a host belongs to, as far as the accounts and the networks' own pages tell.
class TrafficPlaces
{
public:
    TrafficPlaces(const std::vector<Account> &accounts, const networks::RulesCatalogue &rules);

    /// "Mastodon"; empty where nobody can tell.
    [[nodiscard]] QString network(const QString &host) const;
    /// "Mastodon (social.example)", or the host alone.
    [[nodiscard]] QString place(const QString &host) const;
    /// Which of these hosts are asked for that account: its server with what stands below it and is no other
    /// account's, and its network's own. The log does not tell accounts of one server apart. None: nothing of
    /// it has left yet.
    [[nodiscard]] QStringList hostsOf(const Account &account, const QStringList &hosts) const;

private:
    struct Domain
    {
        QString suffix; ///< "social.example"
        QString network;
        networks::NetworkKey key;
        bool isServer = false; ///< an account's own
    };
    /// The nearest one above the host: a server may stand below another's domain. Null: none.
    [[nodiscard]] const Domain *find(const QString &host) const;

    std::vector<Domain> m_domains; ///< accounts' servers before networks' pages
};

/// "Sent a picture or video, 1.2 MB, to Mastodon (social.example)".
[[nodiscard]] QString trafficSentence(const net::TrafficEntry &entry, const QString &place);
/// "Answered", "Refused (403)", "No answer: it took too long".
[[nodiscard]] QString trafficOutcome(const net::TrafficEntry &entry);
/// No whole answer came, or a refusal.
[[nodiscard]] bool isTrouble(const net::TrafficEntry &entry);

/// The head of a table of the log for other programs, and a line of it. Nothing that a spreadsheet would take
/// for a formula.
[[nodiscard]] QByteArray trafficCsvHead();
[[nodiscard]] QByteArray trafficCsvLine(const net::TrafficEntry &entry, const QString &network);

} // namespace hatstand::clients
