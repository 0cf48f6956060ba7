// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "networks/media_host/host_address.h"

#include "net/url_rules.h"

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

Error notAnAddress(const QString &typed)
{
    return {ErrorCode::InvalidInput,
            Words::tr("\"%1\" is no address of a place for files.").arg(typed.trimmed()),
            {},
            Words::tr("It looks like https://files.example.org/pictures."),
            {}};
}

QString withoutSlashesAtTheEnd(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}
} // namespace

Result<QUrl> hostAddress(const QString &typed)
{
    QString text = typed.trimmed();
    if (text.isEmpty())
        return fail(ErrorCode::InvalidInput, Words::tr("The address is missing."), {},
                    Words::tr("It looks like https://files.example.org/pictures."));
    text.replace(u' ', QLatin1StringView("%20"));
    const auto parsed = net::webAddress(text);
    if (!parsed) {
        // A password that was typed into it is not said again.
        return fail(notAnAddress(text.contains(u'@') ? text.section(u'@', -1) : typed));
    }
    if (parsed->hasQuery() || parsed->hasFragment()) {
        return fail(ErrorCode::InvalidInput, Words::tr("The address has a “?” or a “#” in it."),
                    Words::tr("The name of the file comes after it, so it must end like a folder."),
                    Words::tr("Leave out what begins there."));
    }
    QUrl address = *parsed;
    const int usualPort = address.scheme() == QLatin1StringView("https") ? 443 : 80;
    if (address.port() == usualPort)
        address.setPort(-1); // as it is named when a request is signed
    address.setPath(withoutSlashesAtTheEnd(address.path(QUrl::FullyEncoded)), QUrl::TolerantMode);
    if (auto problem = net::addressProblem(address))
        return fail(std::move(*problem));
    return address;
}

Result<QStringList> folderNames(const QString &typed)
{
    const QStringList names =
        typed.trimmed().normalized(QString::NormalizationForm_C).split(u'/', Qt::SkipEmptyParts);
    for (const QString &name : names) {
        const bool hasControls = std::any_of(name.begin(), name.end(), [](QChar c) {
            return c.category() == QChar::Other_Control || c.category() == QChar::Other_Surrogate;
        });
        if (name == QLatin1StringView(".") || name == QLatin1StringView("..") || hasControls ||
            name.contains(u'\\')) {
            return fail(ErrorCode::InvalidInput, Words::tr("“%1” is no folder.").arg(typed.trimmed()),
                        Words::tr("Its parts may not be “.” or “..”, and have no backslash in them."),
                        Words::tr("Write the names of the folders with “/” between them."));
        }
    }
    return names;
}

QUrl addressBelow(const QUrl &base, const QStringList &names)
{
    QString path = withoutSlashesAtTheEnd(base.path(QUrl::FullyEncoded));
    for (const QString &name : names)
        path += u'/' + QString::fromLatin1(QUrl::toPercentEncoding(name));
    QUrl address = base;
    address.setPath(path, QUrl::TolerantMode);
    return address;
}

} // namespace hatstand::networks
