// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/ghost/ghost_sign_in.h"

#include "net/json.h"
#include "net/url_rules.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr int oldestVersion = 5; // of which the Admin API has no version in its address
} // namespace

QCoro::Task<Result<SignedIn>> GhostSignIn::signIn(SignInRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QUrl typed = request.server.isEmpty() ? QUrl(request.handle.trimmed()) : request.server;
    if (typed.isEmpty()) {
        co_return fail(ErrorCode::InvalidInput, Words::tr("That is not enough to sign in."),
                       Words::tr("The address of the site is missing."),
                       Words::tr("Type the address of the site, or that of its Ghost Admin."));
    }
    const auto key = ghostKey(request.secret);
    if (!key)
        co_return fail(key.error());
    const auto places = ghostPlaces(typed);
    if (!places)
        co_return fail(places.error());
    std::optional<Error> none;
    for (const QUrl &place : *places) {
        const auto site = co_await m_client->site(place, cancel);
        if (site) {
            const GhostCredential who{site->admin, key->id, key->secret};
            auto signedIn = co_await profile(who, *site, net::Purpose::SignIn, cancel);
            co_return signedIn;
        }
        if (site.error().code != ErrorCode::NotFound)
            co_return fail(site.error());
        if (!none)
            none = site.error();
    }
    co_return fail(*none);
}

QCoro::Task<Result<SignedIn>> GhostSignIn::check(GhostCredential who, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto site = co_await m_client->site(who.admin, cancel);
    // That there is something else for now says nothing of the sign-in.
    if (!site && site.error().code == ErrorCode::NotFound) {
        Error error = site.error();
        error.code = ErrorCode::BadAnswer;
        co_return fail(std::move(error));
    }
    if (!site)
        co_return fail(site.error());
    auto signedIn = co_await profile(who, *site, net::Purpose::CheckAccount, cancel);
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> GhostSignIn::profile(GhostCredential who, GhostSite site, net::Purpose purpose,
                                                   CancelToken cancel)
{
    const auto self = shared_from_this();
    if (site.version.section(u'.', 0, 0).toInt() < oldestVersion) {
        co_return fail(ErrorCode::NotAllowed, Words::tr("This Ghost is too old: %1.").arg(site.version),
                       Words::tr("Hatstand speaks to version 5 and later."), Words::tr("Update it first."));
    }
    // The site itself tells everybody what it is; only this shows that the key may see posts.
    const GhostCall posts = GhostCall::ask(
        QStringLiteral("posts/"),
        {{QStringLiteral("limit"), QStringLiteral("1")}, {QStringLiteral("fields"), QStringLiteral("id")}},
        purpose);
    const auto seen = co_await m_client->call(who, posts, cancel);
    if (!seen)
        co_return fail(seen.error());
    if (const auto list = net::requireArray(*seen, QLatin1StringView("posts")); !list)
        co_return fail(list.error());
    SignedIn signedIn;
    // The site's own address, which stays when its panel moves to another one.
    QUrl page = site.url;
    QString path = page.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    signedIn.handle = net::hostLabel(page) + path;
    signedIn.remoteId = signedIn.handle;
    signedIn.displayName = site.title;
    signedIn.server = who.admin;
    signedIn.page = page;
    signedIn.credential = toText(who);
    signedIn.facts = {{QStringLiteral("version"), site.version}};
    const GhostCall letters = GhostCall::ask(QStringLiteral("newsletters/"),
                                             {{QStringLiteral("filter"), QStringLiteral("status:active")},
                                              {QStringLiteral("fields"), QStringLiteral("slug,name")},
                                              {QStringLiteral("limit"), QStringLiteral("100")}},
                                             net::Purpose::ReadServerInfo);
    // A staff token of an author may not see them: then there are none to choose from.
    const auto newsletters = co_await m_client->call(who, letters, cancel);
    if (newsletters) {
        signedIn.facts.insert(QStringLiteral("newsletters"),
                              (*newsletters)[QLatin1StringView("newsletters")].toArray());
    }
    co_return signedIn;
}

} // namespace hatstand::networks
