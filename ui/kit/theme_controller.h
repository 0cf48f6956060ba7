// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/theme.h"

#include <QObject>

class QApplication;

namespace hatstand::ui
{

/// What the person chose under Settings › Appearance.
enum class ThemeChoice { System, Light, Dark };

/// What a palette of the system asks for.
enum class ThemeKind { Light, Dark, HighContrast };

/// Decides by lightness of window and text (6.4 has no QStyleHints::colorScheme). Strong contrast is taken
/// for asked for when window and fields share one fill and text stands on it with 19:1 or more.
[[nodiscard]] ThemeKind themeKindOf(const QPalette &system);

/// Owns the theme in force and gives it to the application: style, palette, base font and style sheet.
/// Made once in app/ and passed by reference (inside Kit). Must not outlive the QApplication.
///
/// The base font is the platform's; where the platform only names a generic family, Inter or Noto Sans is
/// taken when installed. Sizes follow the system's font size, never below the design's, times textScale().
class ThemeController final : public QObject
{
    Q_OBJECT
public:
    explicit ThemeController(QApplication &application, QObject *parent = nullptr);
    ~ThemeController() override;

    /// The theme in force. The reference stays valid; its content changes before changed() is sent.
    [[nodiscard]] const Theme &theme() const { return m_theme; }

    [[nodiscard]] ThemeChoice choice() const { return m_choice; }
    void setChoice(ThemeChoice choice);

    /// Letters and colours of the networks, in both themes. Set before the first window is shown.
    void setNetworkLooks(NetworkLooks looks);

    /// The person's own enlargement on top of the system's, 1 to 2.
    [[nodiscard]] qreal textScale() const { return m_textScale; }
    void setTextScale(qreal factor);

    /// Settings › Appearance › Movement. Movement is also off when the system asks for reduced motion.
    void setMovementAllowed(bool allowed);
    [[nodiscard]] bool isMovementAllowed() const;

Q_SIGNALS:
    /// The theme changed; stock and painted widgets have been asked to repaint already. Only what caches
    /// pixels or lengths of its own needs to listen.
    void changed();
    void movementChanged();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readSystem();
    void apply();

    QApplication &m_application;
    ThemeChoice m_choice = ThemeChoice::System;
    QPalette m_systemPalette;
    QFont m_systemFont;
    QString m_family;
    QString m_fixedFamily;
    qreal m_systemScale = 1.0;
    qreal m_textScale = 1.0;
    bool m_movementAllowed = true;
    NetworkLooks m_networkLooks;
    bool m_applying = false;
    Theme m_theme;
};

} // namespace hatstand::ui
