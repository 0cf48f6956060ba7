// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/kit.h"
#include "shell/page_entry.h"

#include <QFrame>
#include <QHash>

class QButtonGroup;
class QLabel;
class QVBoxLayout;

namespace hatstand::ui
{
class GlyphLabel;
class NavButton;
} // namespace hatstand::ui

namespace hatstand::ui::shell
{

/// The pages at the left: only those that exist. Folds to icons in a narrow window.
class Rail final : public QFrame
{
    Q_OBJECT
public:
    explicit Rail(const Kit &kit, QWidget *parent = nullptr);

    void addPage(const PageEntry &entry);
    /// Marks it as shown; a page without a place in the rail leaves none marked.
    void setCurrent(PageId id);
    /// 0 shows nothing; `meaning` is for screen readers: "9 need you".
    void setCount(PageId id, int count, const QString &meaning);
    /// A warning sign with its reason; empty takes it away.
    void setWarning(PageId id, const QString &reason);
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    [[nodiscard]] NavButton *button(PageId id) const { return m_buttons.value(id); }

Q_SIGNALS:
    void chosen(hatstand::ui::PageId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void measure();

    Kit m_kit;
    QHash<PageId, NavButton *> m_buttons;
    QButtonGroup *m_group;
    GlyphLabel *m_sign;
    QLabel *m_name;
    QWidget *m_brand;
    QVBoxLayout *m_top;
    QVBoxLayout *m_bottom;
    bool m_folded = false;
};

} // namespace hatstand::ui::shell
