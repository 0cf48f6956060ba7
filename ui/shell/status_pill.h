// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"

#include <QPushButton>

#include <optional>

namespace hatstand::ui::shell
{

/// "Online · 3 waiting · next 14:30": what the outbox does, always in view. Opens the outbox.
class StatusPill final : public QPushButton
{
    Q_OBJECT
public:
    struct State
    {
        bool offline = false;
        bool sendingHere = true; ///< false: another process of this workspace sends, or nothing can
        int waiting = 0;         ///< posts still to go out today, those being sent among them
        int sending = 0;         ///< posts
        QString next;            ///< "14:30"; empty when nothing is planned
        bool held = false;       ///< something is planned, and all of it is held back
        friend bool operator==(const State &, const State &) = default;
    };

    explicit StatusPill(const Kit &kit, QWidget *parent = nullptr);
    void setState(const State &state);
    /// Lit while the outbox is shown.
    void setCurrent(bool current);
    [[nodiscard]] bool isCurrent() const { return m_current; }
    /// The whole sentence, as a screen reader hears it.
    [[nodiscard]] QString words() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {m_kit.px(40), sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    struct Part
    {
        QString text;
        bool strong = false;
    };
    [[nodiscard]] std::vector<Part> parts() const;
    Kit m_kit;
    State m_state;
    bool m_current = false;
};

} // namespace hatstand::ui::shell
