// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "secrets/secret_store.h"

#include <QCoreApplication>

#include <algorithm>

namespace hatstand::secrets
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::secrets)
};

bool isAllowed(QChar c)
{
    const char16_t code = c.unicode();
    return (code >= u'0' && code <= u'9') || (code >= u'A' && code <= u'Z') ||
           (code >= u'a' && code <= u'z') || QStringView(u"-_./:").contains(c);
}
} // namespace

Result<SecretName> SecretName::fromString(const QString &text)
{
    constexpr qsizetype longest = 200;
    if (text.isEmpty() || text.size() > longest || !std::all_of(text.begin(), text.end(), isAllowed))
        return fail(ErrorCode::InvalidInput, Words::tr("This cannot be the name of a secret."));
    return SecretName(text);
}

SecretName SecretName::ofAccount(const QString &accountId, QLatin1StringView part)
{
    const auto name = fromString(QStringLiteral("account/%1/%2").arg(accountId, part));
    Q_ASSERT(name);
    return name.value_or(SecretName());
}

} // namespace hatstand::secrets
