// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/link_tags.h"

#include "networks/text/common_text.h"

#include <QUrl>

#include <algorithm>

namespace hatstand::networks
{

namespace
{
QString encoded(const QString &text)
{
    // Everything but the unreserved characters of RFC 3986.
    return QString::fromLatin1(QUrl::toPercentEncoding(text));
}

// A name as it stands in an address, for comparing: "utm%5Fsource" is utm_source.
QString decodedName(QStringView name)
{
    QByteArray bytes = name.toUtf8();
    bytes.replace('+', ' ');
    return QUrl::fromPercentEncoding(bytes);
}

QString assignment(const UrlParameter &parameter)
{
    return encoded(parameter.first) + u'=' + encoded(parameter.second);
}

// One value a name; a later one of the same name wins.
UrlParameters withoutRepeats(const UrlParameters &parameters)
{
    UrlParameters unique;
    for (const UrlParameter &parameter : parameters) {
        const auto same = std::find_if(unique.begin(), unique.end(), [&parameter](const UrlParameter &other) {
            return other.first == parameter.first;
        });
        if (same == unique.end())
            unique.push_back(parameter);
        else
            same->second = parameter.second;
    }
    return unique;
}

QString taggedQuery(QStringView query, const UrlParameters &parameters)
{
    std::vector<bool> done(parameters.size(), false);
    QString result;
    bool first = true;
    const auto append = [&result, &first](QStringView piece) {
        if (!first)
            result += u'&';
        first = false;
        result += piece;
    };
    if (!query.isEmpty()) {
        for (const QStringView piece : query.split(u'&')) {
            const qsizetype equals = piece.indexOf(u'=');
            const QString name = decodedName(equals < 0 ? piece : piece.first(equals));
            const auto match = std::find_if(parameters.cbegin(), parameters.cend(),
                                            [&name](const UrlParameter &p) { return p.first == name; });
            if (match == parameters.cend()) {
                append(piece);
                continue;
            }
            const auto index = size_t(match - parameters.cbegin());
            if (!done[index])
                append(assignment(*match));
            done[index] = true;
        }
    }
    // "?a=1&" has its separator already.
    bool separated = query.isEmpty() || result.endsWith(u'&');
    for (size_t i = 0; i < parameters.size(); ++i) {
        if (done[i])
            continue;
        if (!separated && !first)
            result += u'&';
        separated = false;
        first = false;
        result += assignment(parameters[i]);
    }
    return result;
}
} // namespace

QString tagUrl(const QString &url, const UrlParameters &parameters)
{
    if (parameters.empty())
        return url;
    const QStringView view(url);
    const qsizetype hash = view.indexOf(u'#');
    const QStringView fragment = hash < 0 ? QStringView() : view.sliced(hash);
    const QStringView address = hash < 0 ? view : view.first(hash);
    const qsizetype mark = address.indexOf(u'?');
    const QStringView path = mark < 0 ? address : address.first(mark);
    const QStringView query = mark < 0 ? QStringView() : address.sliced(mark + 1);
    return path.toString() + u'?' + taggedQuery(query, withoutRepeats(parameters)) + fragment.toString();
}

UrlParameters utmParameters(const QString &source, const QString &medium, const QString &campaign,
                            const QString &content)
{
    const UrlParameters all{{QStringLiteral("utm_source"), source},
                            {QStringLiteral("utm_medium"), medium},
                            {QStringLiteral("utm_campaign"), campaign},
                            {QStringLiteral("utm_content"), content}};
    UrlParameters given;
    for (const UrlParameter &parameter : all) {
        const QString value = parameter.second.simplified().toLower().replace(u' ', u'-');
        if (!value.isEmpty())
            given.emplace_back(parameter.first, value);
    }
    return given;
}

QString tagLinksInText(const QString &text, const UrlParameters &parameters)
{
    QString tagged;
    tagged.reserve(text.size());
    qsizetype last = 0;
    for (const TextEntity &link : findLinksCommon(text)) {
        tagged += QStringView(text).sliced(last, link.start - last);
        tagged += tagUrl(link.value, parameters);
        last = link.end();
    }
    tagged += QStringView(text).sliced(last);
    return tagged;
}

} // namespace hatstand::networks
