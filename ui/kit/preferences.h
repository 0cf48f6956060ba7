// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QKeySequence>
#include <QObject>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace hatstand::ui
{

/// What a person chose about the program itself, on this computer, for all workspaces. What belongs to a
/// workspace stands in the workspace. Never a secret.
class Preferences final : public QObject
{
    Q_OBJECT
public:
    /// Kept in that INI file. Made on the first write; a file that cannot be read counts as empty.
    explicit Preferences(const QString &filePath, QObject *parent = nullptr);
    /// In the person's configuration folder: "hatstand/hatstand.conf".
    [[nodiscard]] static QString usualPath();

    enum class Theme { System, Light, Dark };
    Q_ENUM(Theme)
    [[nodiscard]] Theme theme() const;
    void setTheme(Theme theme);
    /// 1 to 2, on top of the system's size of text.
    [[nodiscard]] double textScale() const;
    void setTextScale(double scale);
    [[nodiscard]] bool movement() const;
    void setMovement(bool allowed);
    /// BCP 47; empty: the system's. "pseudo" is a made-up one for testing the layout.
    [[nodiscard]] QString language() const;
    void setLanguage(const QString &language);

    enum class WhenClosed {
        Ask,         ///< when something would not go out
        KeepRunning, ///< in the tray until the last post of the day is out
        Close,
    };
    Q_ENUM(WhenClosed)
    [[nodiscard]] WhenClosed whenClosed() const;
    void setWhenClosed(WhenClosed choice);
    [[nodiscard]] bool notifyByHand() const;
    void setNotifyByHand(bool notify);

    /// Absolute paths, the last opened first; at most 10.
    [[nodiscard]] QStringList recentWorkspaces() const;
    void noteWorkspace(const QString &path);
    void forgetWorkspace(const QString &path);

    /// The person's own keys, by action id.
    [[nodiscard]] QHash<QString, QList<QKeySequence>> keys() const;
    void setKeys(const QString &actionId, const QList<QKeySequence> &keys);
    void resetKeys(const QString &actionId);

    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);

    /// Small states of a page ("calendar/view"), as text. Empty when never set.
    [[nodiscard]] QString state(const QString &name) const;
    void setState(const QString &name, const QString &value);

Q_SIGNALS:
    /// Something other than window geometry and page states has changed.
    void changed();

private:
    template <class Value>
    void store(const QString &key, const Value &value);
    QSettings m_settings;
};

} // namespace hatstand::ui
