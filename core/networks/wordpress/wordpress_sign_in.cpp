// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_sign_in.h"

#include "net/json.h"
#include "net/oauth.h"
#include "networks/wordpress/wordpress_errors.h"

#include <QCoreApplication>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

constexpr qsizetype longestName = 200;
const QString stateName = QStringLiteral("state");
const QString myself = QStringLiteral("wp/v2/users/me");

Error incomplete(const QString &what, const QString &remedy)
{
    return {ErrorCode::InvalidInput, what, {}, remedy, {}};
}

Error noApplicationPasswords(const WordPressSite &site)
{
    return {
        ErrorCode::NotAllowed,
        Words::tr("%1 takes no application passwords.").arg(site.home.host()),
        Words::tr("The site is older than WordPress 5.6, has no https, or a plugin has switched them off."),
        Words::tr("Ask the owner of the site to switch them on."),
        {}};
}

Error notTheAnswer(const QString &why)
{
    return {ErrorCode::InvalidInput,
            Words::tr("The browser came back with an address that does not belong to this sign-in."),
            why,
            Words::tr("Start the sign-in again."),
            {}};
}

/// Shown in groups of four, with spaces that are no part of it.
QString withoutSpaces(const QString &typed)
{
    QString password = typed;
    password.removeIf([](QChar c) { return c.isSpace(); });
    return password;
}
} // namespace

WordPressSignIn::WordPressSignIn(std::shared_ptr<WordPressClient> client)
    : m_client(std::move(client)), m_discovery(std::make_shared<WordPressDiscovery>(m_client))
{
}

Result<SignedIn> readWordPressUser(const QJsonObject &user, const WordPressSite &site,
                                   const WordPressCredential &credential)
{
    const auto id = net::requireInteger(user, QLatin1StringView("id"));
    if (!id)
        return fail(id.error());
    const auto capabilities = net::requireObject(user, QLatin1StringView("capabilities"));
    if (!capabilities)
        return fail(capabilities.error());
    const auto may = [&capabilities](QLatin1StringView what) { return capabilities->value(what).toBool(); };
    if (!may(QLatin1StringView("edit_posts"))) {
        return fail(ErrorCode::NotAllowed,
                    Words::tr("This user may not write posts on %1.").arg(site.home.host()),
                    Words::tr("The site has given the user a role that can only read."),
                    Words::tr("Ask the owner of the site for the role of an author or editor."));
    }
    SignedIn signedIn;
    const QString name = user[QLatin1StringView("username")].toString();
    signedIn.handle = name.isEmpty() ? credential.user : name;
    signedIn.displayName =
        site.name.isEmpty() ? user[QLatin1StringView("name")].toString().left(longestName) : site.name;
    signedIn.remoteId = QString::number(*id);
    signedIn.server = site.home;
    signedIn.page = site.home;
    signedIn.credential = toText(credential);
    signedIn.facts = {{QStringLiteral("siteTitle"), site.name},
                      {QStringLiteral("mayPublish"), may(QLatin1StringView("publish_posts"))},
                      {QStringLiteral("mayUpload"), may(QLatin1StringView("upload_files"))},
                      {QStringLiteral("mayMakeCategories"), may(QLatin1StringView("manage_categories"))}};
    return signedIn;
}

Result<WordPressCredential> readAuthorization(const QUrl &arrived, const QString &state,
                                              const WordPressSite &site)
{
    const auto value = [&arrived](const QString &name) {
        const QStringList all = net::queryValues(arrived, name);
        return all.size() == 1 ? all.front() : QString();
    };
    if (!net::sameSecret(value(stateName), state))
        return fail(notTheAnswer(Words::tr("It was made for another sign-in, or by somebody else.")));
    if (value(QStringLiteral("success")) == QLatin1StringView("false")) {
        return fail(ErrorCode::NotAllowed,
                    Words::tr("You did not let Hatstand in on %1.").arg(site.home.host()),
                    Words::tr("Nothing was connected."),
                    Words::tr("Start again if you want to connect the account."));
    }
    const QUrl from(value(QStringLiteral("site_url")));
    if (!from.isEmpty() && !isSameSite(from, site.home))
        return fail(notTheAnswer(Words::tr("It comes from another site: %1.").arg(from.host())));
    const WordPressCredential credential{site.root, value(QStringLiteral("user_login")),
                                         withoutSpaces(value(QStringLiteral("password")))};
    if (credential.user.isEmpty() || credential.password.isEmpty())
        return fail(notTheAnswer(Words::tr("The user name or the password is missing in it.")));
    return credential;
}

QCoro::Task<Result<SignedIn>> WordPressSignIn::profile(WordPressSite site, WordPressCredential credential,
                                                       CancelToken cancel)
{
    const auto self = shared_from_this();
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("context"), QStringLiteral("edit"));
    query.addQueryItem(QStringLiteral("_fields"), QStringLiteral("id,username,name,capabilities"));
    const WordPressCall call = WordPressCall::ask(myself, query, net::Purpose::CheckAccount);
    const auto answer = co_await m_client->call(credential, call, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    co_return readWordPressUser(*object, site, credential);
}

QCoro::Task<Result<SignedIn>> WordPressSignIn::signIn(SignInRequest request, CancelToken cancel)
{
    const auto self = shared_from_this();
    const QString user = request.handle.trimmed();
    const QString password = withoutSpaces(request.secret);
    if (request.server.isEmpty())
        co_return fail(incomplete(Words::tr("The address of the site is missing."),
                                  Words::tr("Enter the address at which people read it.")));
    if (user.isEmpty())
        co_return fail(incomplete(Words::tr("The user name is missing."),
                                  Words::tr("Enter the name with which you sign in on the site.")));
    if (password.isEmpty()) {
        co_return fail(
            incomplete(Words::tr("The application password is missing."),
                       Words::tr("Make one on the site, under Users, Profile, Application Passwords.")));
    }
    const auto site = co_await m_discovery->find(request.server, user, password, cancel);
    if (!site)
        co_return fail(site.error());
    const WordPressCredential credential{site->root, user, password};
    auto signedIn = co_await profile(*site, credential, cancel);
    if (!signedIn && signedIn.error().code == ErrorCode::SignInNeeded && site->authorizePage.isEmpty())
        co_return fail(noApplicationPasswords(*site));
    co_return signedIn;
}

QCoro::Task<Result<SignedIn>> WordPressSignIn::signInByBrowser(SignInRequest request,
                                                               std::shared_ptr<BrowserVisit> visit,
                                                               CancelToken cancel)
{
    const auto self = shared_from_this();
    if (request.server.isEmpty())
        co_return fail(incomplete(Words::tr("The address of the site is missing."),
                                  Words::tr("Enter the address at which people read it.")));
    const QString nobody;
    const auto site = co_await m_discovery->find(request.server, nobody, nobody, cancel);
    if (!site)
        co_return fail(site.error());
    if (site->authorizePage.isEmpty())
        co_return fail(noApplicationPasswords(*site));
    auto back = visit->wayBack(QStringLiteral("/wordpress"));
    if (!back)
        co_return fail(std::move(back.error()));
    const QString state = net::randomToken();
    QUrlQuery backQuery;
    backQuery.addQueryItem(stateName, state);
    back->setQuery(backQuery);
    // The site adds success=false to it when the person declines.
    const QString address = QString::fromLatin1(QUrl::toPercentEncoding(back->toString(QUrl::FullyEncoded)));
    QUrlQuery query(site->authorizePage);
    query.addQueryItem(QStringLiteral("app_name"), QStringLiteral("Hatstand"));
    query.addQueryItem(QStringLiteral("app_id"), QString(wordPressAppId));
    query.addQueryItem(QStringLiteral("success_url"), address);
    QUrl page = site->authorizePage;
    page.setQuery(query);
    visit->expect([state](const QUrl &arrived) {
        const QStringList states = net::queryValues(arrived, stateName);
        return states.size() == 1 && net::sameSecret(states.front(), state);
    });
    const auto arrived = co_await visit->visit(page, cancel);
    if (!arrived)
        co_return fail(arrived.error());
    const auto credential = readAuthorization(*arrived, state, *site);
    if (!credential)
        co_return fail(credential.error());
    auto done = co_await profile(*site, *credential, cancel);
    co_return done;
}

QCoro::Task<Result<SignedIn>> WordPressSignIn::check(AccountIdentity account, CancelToken cancel)
{
    const auto self = shared_from_this();
    const auto credential = co_await m_client->open(account);
    if (!credential)
        co_return fail(credential.error());
    const auto site = co_await m_discovery->at(*credential, cancel);
    if (!site)
        co_return fail(site.error());
    auto done = co_await profile(*site, *credential, cancel);
    co_return done;
}

QCoro::Task<Result<void>> WordPressSignIn::signOut(AccountIdentity account)
{
    const auto self = shared_from_this();
    const auto credential = co_await m_client->open(account);
    if (!credential)
        co_return fail(credential.error());
    const CancelToken toItsEnd;
    const QString all = myself + QStringLiteral("/application-passwords");
    const QUrlQuery noQuery;
    const WordPressCall ask =
        WordPressCall::ask(all + QStringLiteral("/introspect"), noQuery, net::Purpose::SignOut);
    const auto answer = co_await m_client->call(*credential, ask, toItsEnd);
    if (!answer)
        co_return fail(answer.error());
    // One that the site does not know any more has ended; before WordPress 5.7 nobody can ask which it is.
    const auto isOver = [](const WordPressAnswer &one) {
        return one.response.status == 401 || one.code == QLatin1StringView("rest_no_route") ||
               one.code == QLatin1StringView("rest_application_password_not_found");
    };
    if (isOver(*answer))
        co_return Result<void>();
    const auto object = answer->object();
    if (!object)
        co_return fail(object.error());
    const auto uuid = net::requireString(*object, QLatin1StringView("uuid"));
    if (!uuid)
        co_return fail(uuid.error());
    const WordPressCall erase = WordPressCall::erase(all + u'/' + *uuid, net::Purpose::SignOut);
    const auto erased = co_await m_client->call(*credential, erase, toItsEnd);
    if (!erased)
        co_return fail(erased.error());
    if (!erased->isSuccess() && !isOver(*erased))
        co_return fail(erased->error());
    co_return Result<void>();
}

} // namespace hatstand::networks
