// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "clients/traffic_words.h"

#include "base/sizes.h"
#include "networks/rules_catalogue.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::clients
{

namespace
{
using net::Purpose;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::clients::Traffic)
};

/// As the log writes it: with the port where it is not the scheme's own.
QString hostOf(const QUrl &url)
{
    const int usual = url.scheme() == QLatin1StringView("http") ? 80 : 443;
    const int port = url.port(usual);
    const QString host = url.host();
    return host.isEmpty() || port == usual ? host : QStringLiteral("%1:%2").arg(host).arg(port);
}

bool isWithin(const QString &host, const QString &domain)
{
    return host == domain || host.endsWith(QLatin1Char('.') + domain);
}

/// A field that every spreadsheet reads as text: quoted where it must be, and never a formula.
QString field(const QString &text)
{
    QString safe = text;
    if (!safe.isEmpty() && QStringLiteral("=+-@\t\r").contains(safe.front()))
        safe.prepend(QLatin1Char('\''));
    if (!safe.contains(QLatin1Char(',')) && !safe.contains(QLatin1Char('"')) &&
        !safe.contains(QLatin1Char('\n')) && !safe.contains(QLatin1Char('\r')))
        return safe;
    safe.replace(QLatin1Char('"'), QStringLiteral("\"\""));
    return QLatin1Char('"') + safe + QLatin1Char('"');
}

QByteArray line(const QStringList &fields)
{
    QStringList quoted;
    for (const QString &one : fields)
        quoted << field(one);
    return quoted.join(QLatin1Char(',')).toUtf8() + "\r\n";
}

QString failureWords(ErrorCode code)
{
    switch (code) {
    case ErrorCode::TimedOut:
        return Words::tr("it took too long");
    case ErrorCode::Offline:
        return Words::tr("there was no line");
    case ErrorCode::ConnectionLost:
        return Words::tr("the line broke");
    case ErrorCode::Cancelled:
        return Words::tr("it was stopped");
    case ErrorCode::InsecureConnection:
        return Words::tr("the connection was not safe");
    default:
        return Words::tr("something went wrong");
    }
}
} // namespace

TrafficPlaces::TrafficPlaces(const std::vector<Account> &accounts, const networks::RulesCatalogue &rules)
{
    const auto add = [this](const QString &suffix, const Account &account, const QString &name,
                            bool isServer) {
        const bool isKnown =
            std::ranges::any_of(m_domains, [&](const Domain &one) { return one.suffix == suffix; });
        if (!suffix.isEmpty() && !isKnown)
            m_domains.push_back({suffix, name, account.network, isServer});
    };
    for (const Account &account : accounts)
        add(hostOf(account.server), account, rules.findOrOther(account.network).name, true);
    for (const Account &account : accounts) {
        if (account.network == networks::NetworkKey::other())
            continue;
        const networks::NetworkRules &network = rules.findOrOther(account.network);
        QString own = hostOf(network.composePage);
        if (own.startsWith(QStringLiteral("www.")))
            own.remove(0, 4);
        add(own, account, network.name, false);
    }
}

const TrafficPlaces::Domain *TrafficPlaces::find(const QString &host) const
{
    const Domain *nearest = nullptr;
    for (const Domain &domain : m_domains) {
        if (isWithin(host, domain.suffix) && (!nearest || domain.suffix.size() > nearest->suffix.size()))
            nearest = &domain;
    }
    return nearest;
}

QString TrafficPlaces::network(const QString &host) const
{
    const Domain *domain = find(host);
    return domain ? domain->network : QString();
}

QString TrafficPlaces::place(const QString &host) const
{
    const QString name = network(host);
    //: A network and the host that was asked: "Mastodon (social.example)"
    return name.isEmpty() ? host : Words::tr("%1 (%2)").arg(name, host);
}

QStringList TrafficPlaces::hostsOf(const Account &account, const QStringList &hosts) const
{
    const QString server = hostOf(account.server);
    QStringList own;
    for (const QString &host : hosts) {
        const Domain *domain = find(host);
        if (!domain)
            continue;
        // Of many servers only its own; what is the network's itself is asked for each of its accounts.
        const bool isNetworks = !domain->isServer && domain->key == account.network;
        if (isNetworks || domain->suffix == server)
            own << host;
    }
    return own;
}

QString trafficSentence(const net::TrafficEntry &entry, const QString &place)
{
    switch (entry.purpose) {
    case Purpose::SignIn:
        return Words::tr("Signed in at %1", "network and host").arg(place);
    case Purpose::RefreshSignIn:
        return Words::tr("Renewed the sign-in at %1", "network and host").arg(place);
    case Purpose::SignOut:
        return Words::tr("Signed out at %1", "network and host").arg(place);
    case Purpose::CheckAccount:
        return Words::tr("Checked the account on %1", "network and host").arg(place);
    case Purpose::ReadProfile:
        return Words::tr("Read a profile on %1", "network and host").arg(place);
    case Purpose::ResolveName:
        return Words::tr("Looked up a name at %1", "network and host").arg(place);
    case Purpose::SendPost:
        return Words::tr("Sent a post to %1", "network and host").arg(place);
    case Purpose::SendReply:
        return Words::tr("Sent a reply to %1", "network and host").arg(place);
    case Purpose::UploadMedia:
        return Words::tr("Sent a picture or video, %1, to %2", "size, network and host")
            .arg(sizeWords(entry.bytesOut), place);
    case Purpose::CheckMediaHost:
        return Words::tr("Tried the media host at %1", "host").arg(place);
    case Purpose::RemoveMedia:
        return Words::tr("Took a picture or video away from %1", "host").arg(place);
    case Purpose::EditPost:
        return Words::tr("Changed a post on %1", "network and host").arg(place);
    case Purpose::DeletePost:
        return Words::tr("Deleted a post on %1", "network and host").arg(place);
    case Purpose::LookUpPost:
        return Words::tr("Looked up your post on %1", "network and host").arg(place);
    case Purpose::ReadPosts:
        return Words::tr("Read posts on %1", "network and host").arg(place);
    case Purpose::ReadMentions:
        return Words::tr("Read mentions on %1", "network and host").arg(place);
    case Purpose::ReadMessages:
        return Words::tr("Read messages on %1", "network and host").arg(place);
    case Purpose::ReadNumbers:
        return Words::tr("Read numbers on %1", "network and host").arg(place);
    case Purpose::Search:
        return Words::tr("Searched on %1", "network and host").arg(place);
    case Purpose::ReadFeed:
        return Words::tr("Read a feed of %1", "network and host").arg(place);
    case Purpose::LinkPreview:
        return Words::tr("Opened a page of %1 for its preview", "network and host").arg(place);
    case Purpose::ReadServerInfo:
        return Words::tr("Asked %1 what it can do", "network and host").arg(place);
    case Purpose::Other:
        break;
    }
    return Words::tr("Asked %1 for something", "network and host").arg(place);
}

bool isTrouble(const net::TrafficEntry &entry)
{
    return entry.failure.has_value() || entry.status >= 400 || entry.status == 0;
}

QString trafficOutcome(const net::TrafficEntry &entry)
{
    // Something came back of these two.
    if (entry.failure == ErrorCode::TooLarge)
        return Words::tr("The answer was too large");
    if (entry.failure == ErrorCode::BadAnswer)
        return Words::tr("The answer made no sense");
    if (entry.failure)
        return Words::tr("No answer: %1", "why").arg(failureWords(*entry.failure));
    if (entry.status == 429)
        return Words::tr("Asked to wait (%1)", "the answer's number").arg(entry.status);
    if (entry.status == 404)
        return Words::tr("Not there (%1)", "the answer's number").arg(entry.status);
    if (entry.status >= 500)
        return Words::tr("Trouble there (%1)", "the answer's number").arg(entry.status);
    if (entry.status >= 400)
        return Words::tr("Refused (%1)", "the answer's number").arg(entry.status);
    return entry.status == 0 ? Words::tr("No answer") : Words::tr("Answered");
}

QByteArray trafficCsvHead()
{
    return line({QStringLiteral("time"), QStringLiteral("host"), QStringLiteral("network"),
                 QStringLiteral("purpose"), QStringLiteral("method"), QStringLiteral("status"),
                 QStringLiteral("failure"), QStringLiteral("bytes_out"), QStringLiteral("bytes_in"),
                 QStringLiteral("milliseconds")});
}

QByteArray trafficCsvLine(const net::TrafficEntry &entry, const QString &network)
{
    return line({entry.when.toIso(), entry.host, network, net::purposeName(entry.purpose),
                 QString::fromLatin1(entry.method),
                 entry.status == 0 ? QString() : QString::number(entry.status),
                 entry.failure ? errorCodeName(*entry.failure) : QString(), QString::number(entry.bytesOut),
                 QString::number(entry.bytesIn), QString::number(entry.took.count())});
}

} // namespace hatstand::clients
