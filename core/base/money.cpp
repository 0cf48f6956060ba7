// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/money.h"

#include <QCoreApplication>
#include <QSet>

#include <limits>

namespace hatstand
{

namespace
{
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hatstand::money)
};

quint64 powerOfTen(int exponent)
{
    quint64 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

quint64 magnitude(qint64 value)
{
    return value < 0 ? quint64(-(value + 1)) + 1 : quint64(value);
}
} // namespace

Result<Currency> Currency::fromCode(const QString &code)
{
    const QString upper = code.trimmed().toUpper();
    bool good = upper.size() == 3;
    for (const QChar c : upper)
        good = good && c >= u'A' && c <= u'Z';
    if (!good)
        return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" is not a currency code.").arg(code), {},
                    Words::tr("Use three letters, for example EUR."));
    Currency currency;
    currency.m_code = upper;
    return currency;
}

int Currency::decimals() const
{
    // ISO 4217 amendment 176, table A.1: all currencies whose minor unit is not 2.
    static const QSet<QString> none{QStringLiteral("BIF"), QStringLiteral("CLP"), QStringLiteral("DJF"),
                                    QStringLiteral("GNF"), QStringLiteral("ISK"), QStringLiteral("JPY"),
                                    QStringLiteral("KMF"), QStringLiteral("KRW"), QStringLiteral("PYG"),
                                    QStringLiteral("RWF"), QStringLiteral("UGX"), QStringLiteral("UYI"),
                                    QStringLiteral("VND"), QStringLiteral("VUV"), QStringLiteral("XAF"),
                                    QStringLiteral("XOF"), QStringLiteral("XPF")};
    static const QSet<QString> three{QStringLiteral("BHD"), QStringLiteral("IQD"), QStringLiteral("JOD"),
                                     QStringLiteral("KWD"), QStringLiteral("LYD"), QStringLiteral("OMR"),
                                     QStringLiteral("TND")};
    static const QSet<QString> four{QStringLiteral("CLF"), QStringLiteral("UYW")};
    if (none.contains(m_code))
        return 0;
    if (three.contains(m_code))
        return 3;
    return four.contains(m_code) ? 4 : 2;
}

Result<Money> Money::plus(const Money &other) const
{
    if (m_currency != other.m_currency)
        return fail(ErrorCode::InvalidInput, Words::tr("Amounts in %1 and %2 cannot be added.")
                                                 .arg(m_currency.code(), other.m_currency.code()));
    qint64 sum = 0;
    if (__builtin_add_overflow(m_minor, other.m_minor, &sum))
        return fail(ErrorCode::TooLarge, Words::tr("The sum is too large."));
    return Money(sum, m_currency);
}

QString Money::toPlain() const
{
    const int decimals = m_currency.decimals();
    const quint64 unit = powerOfTen(decimals);
    const quint64 amount = magnitude(m_minor);
    QString text = QString::number(amount / unit);
    if (decimals > 0)
        text += u'.' + QString::number(amount % unit).rightJustified(decimals, u'0');
    if (m_minor < 0)
        text.prepend(u'-');
    return text + u' ' + m_currency.code();
}

QString Money::toText(const QLocale &locale) const
{
    const int decimals = m_currency.decimals();
    const quint64 unit = powerOfTen(decimals);
    const quint64 amount = magnitude(m_minor);
    QString text = locale.toString(qulonglong(amount / unit));
    if (decimals > 0)
        text += locale.decimalPoint() + QString::number(amount % unit).rightJustified(decimals, u'0');
    static const QHash<QString, QString> symbols{{QStringLiteral("EUR"), QStringLiteral("€")},
                                                 {QStringLiteral("USD"), QStringLiteral("$")},
                                                 {QStringLiteral("GBP"), QStringLiteral("£")},
                                                 {QStringLiteral("JPY"), QStringLiteral("¥")}};
    const QString symbol = symbols.value(m_currency.code());
    text = symbol.isEmpty() ? text + QChar::Nbsp + m_currency.code() : symbol + text;
    if (m_minor < 0)
        text.prepend(QChar(0x2212));
    return text;
}

Result<Money> Money::fromPlain(const QString &amount, const Currency &currency)
{
    const auto wrong = [&] {
        return fail(ErrorCode::InvalidInput,
                    Words::tr("\"%1\" is not an amount in %2.").arg(amount, currency.code()));
    };
    QString digits = amount.trimmed();
    const bool negative = digits.startsWith(u'-');
    if (negative || digits.startsWith(u'+'))
        digits.remove(0, 1);
    const qsizetype point = digits.indexOf(u'.');
    QString whole = point < 0 ? digits : digits.left(point);
    QString fraction = point < 0 ? QString() : digits.mid(point + 1);
    if (whole.isEmpty() || (point >= 0 && fraction.isEmpty()) || fraction.size() > currency.decimals())
        return wrong();
    fraction = fraction.leftJustified(currency.decimals(), u'0');
    qint64 minor = 0;
    for (const QChar c : whole + fraction) {
        if (c < u'0' || c > u'9')
            return wrong();
        if (__builtin_mul_overflow(minor, qint64(10), &minor) ||
            __builtin_add_overflow(minor, qint64(c.unicode() - u'0'), &minor))
            return fail(ErrorCode::TooLarge, Words::tr("The amount \"%1\" is too large.").arg(amount));
    }
    return Money(negative ? -minor : minor, currency);
}

} // namespace hatstand
