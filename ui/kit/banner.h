// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QFrame>

#include <optional>

class QHBoxLayout;
class QLabel;
class QPushButton;

namespace hatstand::ui
{

class TextLabel;

/// The state of a whole view in one line (40 px): offline, read-only, sent. At most one button. Higher only
/// where its words need more than one line.
class Banner final : public QFrame
{
    Q_OBJECT
public:
    enum class Kind { Information, Good, Warning, Bad };
    Banner(const Kit &kit, Kind kind, QWidget *parent = nullptr);
    void setKind(Kind kind, std::optional<Glyph> glyph = std::nullopt);
    /// `fact` in medium weight, then the rest.
    void setMessage(const QString &fact, const QString &rest = {});
    /// Empty takes the button away.
    void setAction(const QString &text);
    [[nodiscard]] QPushButton *actionButton() const { return m_action; }

Q_SIGNALS:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void dress();
    [[nodiscard]] StatusColours colours() const;

    Kit m_kit;
    Kind m_kind;
    Glyph m_glyph;
    QHBoxLayout *m_layout;
    QLabel *m_sign;
    TextLabel *m_words;
    QPushButton *m_action;
};

} // namespace hatstand::ui
