// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/wordpress/wordpress_terms.h"

#include "net/json.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::networks)
};

QString routeFor(WordPressTerms::Kind kind)
{
    return kind == WordPressTerms::Kind::Category ? QStringLiteral("wp/v2/categories")
                                                  : QStringLiteral("wp/v2/tags");
}

Error mayNotMake(WordPressTerms::Kind kind, const QString &name, Error error)
{
    error.code = ErrorCode::Refused;
    error.what = kind == WordPressTerms::Kind::Category
                     ? Words::tr("The site has no category \"%1\", and this user may not make one.").arg(name)
                     : Words::tr("The site has no tag \"%1\", and this user may not make one.").arg(name);
    error.remedy = Words::tr("Choose one that is there, or ask the owner of the site to make it.");
    return error;
}

bool isForbidden(const WordPressAnswer &answer)
{
    return answer.response.status == 403 && !answer.code.isEmpty();
}
} // namespace

bool isTermNamed(const QJsonObject &term, const QString &name)
{
    QString own = term[QLatin1StringView("name")].toString();
    for (const auto &[entity, sign] : {std::pair{QStringLiteral("&lt;"), QStringLiteral("<")},
                                       std::pair{QStringLiteral("&gt;"), QStringLiteral(">")},
                                       std::pair{QStringLiteral("&quot;"), QStringLiteral("\"")},
                                       std::pair{QStringLiteral("&#039;"), QStringLiteral("'")},
                                       std::pair{QStringLiteral("&#8217;"), QStringLiteral("'")},
                                       std::pair{QStringLiteral("&amp;"), QStringLiteral("&")}})
        own.replace(entity, sign);
    return own.simplified().compare(name.simplified(), Qt::CaseInsensitive) == 0;
}

QCoro::Task<Result<qint64>> WordPressTerms::idOf(WordPressCredential credential, Kind kind, QString name,
                                                 CancelToken cancel)
{
    const auto self = shared_from_this();
    // Names are kept, and searched, with these signs as entities.
    QString kept = name;
    kept.replace(u'&', QLatin1StringView("&amp;"));
    kept.replace(u'<', QLatin1StringView("&lt;"));
    kept.replace(u'>', QLatin1StringView("&gt;"));
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("search"), QString::fromLatin1(QUrl::toPercentEncoding(kept)));
    query.addQueryItem(QStringLiteral("per_page"), QStringLiteral("100"));
    query.addQueryItem(QStringLiteral("_fields"), QStringLiteral("id,name"));
    const WordPressCall ask = WordPressCall::ask(routeFor(kind), query, net::Purpose::ReadServerInfo);
    const auto answer = co_await m_client->call(credential, ask, cancel);
    if (!answer)
        co_return fail(answer.error());
    const auto found = answer->list();
    if (!found)
        co_return fail(found.error());
    for (const QJsonObject &term : *found) {
        if (isTermNamed(term, name))
            co_return net::requireInteger(term, QLatin1StringView("id"));
    }
    const WordPressCall make =
        WordPressCall::tell(routeFor(kind), {{QStringLiteral("name"), name}}, net::Purpose::SendPost);
    const auto made = co_await m_client->call(credential, make, cancel);
    if (!made)
        co_return fail(made.error());
    // Somebody made it meanwhile, or it stands beyond what a search answers.
    if (made->code == QLatin1StringView("term_exists"))
        co_return net::requireInteger(made->data, QLatin1StringView("term_id"));
    if (isForbidden(*made))
        co_return fail(mayNotMake(kind, name, made->error()));
    const auto object = made->object();
    if (!object)
        co_return fail(object.error());
    co_return net::requireInteger(*object, QLatin1StringView("id"));
}

QCoro::Task<Result<std::vector<qint64>>> WordPressTerms::idsOf(WordPressCredential credential, Kind kind,
                                                               QStringList names, Missing missing,
                                                               CancelToken cancel)
{
    const auto self = shared_from_this();
    std::vector<qint64> ids;
    for (const QString &name : names) {
        const QString one = name;
        const auto id = co_await idOf(credential, kind, one, cancel);
        if (!id) {
            if (missing == Missing::LeftOut && id.error().code == ErrorCode::Refused)
                continue;
            co_return fail(id.error());
        }
        if (std::find(ids.begin(), ids.end(), *id) == ids.end())
            ids.push_back(*id);
    }
    co_return ids;
}

} // namespace hatstand::networks
