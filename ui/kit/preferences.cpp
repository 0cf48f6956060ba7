// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "kit/preferences.h"

#include <QMetaEnum>
#include <QStandardPaths>

#include <algorithm>

namespace hatstand::ui
{

namespace
{
constexpr int recentCount = 10;

template <class Enum>
Enum enumFrom(const QVariant &value, Enum fallback)
{
    bool known = false;
    const int number = QMetaEnum::fromType<Enum>().keyToValue(value.toByteArray().constData(), &known);
    return known ? static_cast<Enum>(number) : fallback;
}

template <class Enum>
QString nameOf(Enum value)
{
    return QString::fromLatin1(QMetaEnum::fromType<Enum>().valueToKey(static_cast<int>(value)));
}
} // namespace

Preferences::Preferences(const QString &filePath, QObject *parent)
    : QObject(parent), m_settings(filePath, QSettings::IniFormat)
{
}

QString Preferences::usualPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) +
           QStringLiteral("/hatstand/hatstand.conf");
}

template <class Value>
void Preferences::store(const QString &key, const Value &value)
{
    const QVariant next = QVariant::fromValue(value);
    if (m_settings.value(key) == next)
        return;
    m_settings.setValue(key, next);
    Q_EMIT changed();
}

Preferences::Theme Preferences::theme() const
{
    return enumFrom(m_settings.value(QStringLiteral("appearance/theme")), Theme::System);
}

void Preferences::setTheme(Theme theme)
{
    store(QStringLiteral("appearance/theme"), nameOf(theme));
}

double Preferences::textScale() const
{
    bool valid = false;
    const double scale = m_settings.value(QStringLiteral("appearance/text-scale")).toDouble(&valid);
    return valid ? std::clamp(scale, 1.0, 2.0) : 1.0;
}

void Preferences::setTextScale(double scale)
{
    store(QStringLiteral("appearance/text-scale"), QString::number(std::clamp(scale, 1.0, 2.0)));
}

bool Preferences::movement() const
{
    return m_settings.value(QStringLiteral("appearance/movement"), true).toBool();
}

void Preferences::setMovement(bool allowed)
{
    store(QStringLiteral("appearance/movement"), allowed);
}

QString Preferences::language() const
{
    return m_settings.value(QStringLiteral("appearance/language")).toString();
}

void Preferences::setLanguage(const QString &language)
{
    store(QStringLiteral("appearance/language"), language);
}

Preferences::WhenClosed Preferences::whenClosed() const
{
    return enumFrom(m_settings.value(QStringLiteral("sending/when-closed")), WhenClosed::Ask);
}

void Preferences::setWhenClosed(WhenClosed choice)
{
    store(QStringLiteral("sending/when-closed"), nameOf(choice));
}

bool Preferences::notifyByHand() const
{
    return m_settings.value(QStringLiteral("sending/notify-by-hand"), true).toBool();
}

void Preferences::setNotifyByHand(bool notify)
{
    store(QStringLiteral("sending/notify-by-hand"), notify);
}

QStringList Preferences::recentWorkspaces() const
{
    return m_settings.value(QStringLiteral("workspaces/recent")).toStringList();
}

void Preferences::noteWorkspace(const QString &path)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(path);
    recent.prepend(path);
    store(QStringLiteral("workspaces/recent"), QStringList(recent.mid(0, recentCount)));
}

void Preferences::forgetWorkspace(const QString &path)
{
    QStringList recent = recentWorkspaces();
    recent.removeAll(path);
    store(QStringLiteral("workspaces/recent"), recent);
}

QHash<QString, QList<QKeySequence>> Preferences::keys() const
{
    QHash<QString, QList<QKeySequence>> all;
    const QString group = QStringLiteral("keys/");
    for (const QString &key : m_settings.allKeys()) {
        if (key.startsWith(group))
            all.insert(key.mid(group.size()), QKeySequence::listFromString(m_settings.value(key).toString(),
                                                                           QKeySequence::PortableText));
    }
    return all;
}

void Preferences::setKeys(const QString &actionId, const QList<QKeySequence> &keys)
{
    store(QStringLiteral("keys/") + actionId, QKeySequence::listToString(keys, QKeySequence::PortableText));
}

void Preferences::resetKeys(const QString &actionId)
{
    m_settings.remove(QStringLiteral("keys/") + actionId);
    Q_EMIT changed();
}

QByteArray Preferences::windowGeometry() const
{
    return m_settings.value(QStringLiteral("window/geometry")).toByteArray();
}

void Preferences::setWindowGeometry(const QByteArray &geometry)
{
    m_settings.setValue(QStringLiteral("window/geometry"), geometry);
}

QString Preferences::state(const QString &name) const
{
    return m_settings.value(QStringLiteral("state/") + name).toString();
}

void Preferences::setState(const QString &name, const QString &value)
{
    m_settings.setValue(QStringLiteral("state/") + name, value);
}

} // namespace hatstand::ui
