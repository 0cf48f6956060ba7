// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"

#include <QLocale>
#include <QString>

namespace hatstand
{

/// An ISO 4217 currency code: three capital letters ("EUR").
class Currency
{
public:
    Currency() = default;
    /// Fails on anything but three ASCII letters; capitals are made.
    [[nodiscard]] static Result<Currency> fromCode(const QString &code);
    [[nodiscard]] QString code() const { return m_code; }
    [[nodiscard]] bool isNull() const { return m_code.isEmpty(); }
    /// Decimal places of the minor unit by ISO 4217: 2 for most, 0 for JPY, 3 for KWD.
    [[nodiscard]] int decimals() const;
    friend bool operator==(const Currency &, const Currency &) = default;

private:
    QString m_code;
};

/// An amount in minor units of one currency. Never a double; amounts of two currencies are never added.
class Money
{
public:
    Money() = default;
    Money(qint64 minorUnits, Currency currency) : m_minor(minorUnits), m_currency(std::move(currency)) {}
    [[nodiscard]] qint64 minorUnits() const { return m_minor; }
    [[nodiscard]] const Currency &currency() const { return m_currency; }
    /// Fails when the currencies differ or the sum does not fit.
    [[nodiscard]] Result<Money> plus(const Money &other) const;
    [[nodiscard]] Money negated() const { return {-m_minor, m_currency}; }
    /// "1234.50 EUR": for files and logs, independent of any locale.
    [[nodiscard]] QString toPlain() const;
    /// As the locale writes it, with the currency's symbol: "€1,234.50".
    [[nodiscard]] QString toText(const QLocale &locale) const;
    /// Reads "1234.5" or "1234.50" (a point, optional sign, no grouping). Fails on more decimals than the
    /// currency has, or on anything else.
    [[nodiscard]] static Result<Money> fromPlain(const QString &amount, const Currency &currency);
    friend bool operator==(const Money &, const Money &) = default;

private:
    qint64 m_minor = 0;
    Currency m_currency;
};

} // namespace hatstand
