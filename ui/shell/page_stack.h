// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kit/page.h"
#include "shell/page_entry.h"

#include <QHash>
#include <QStackedWidget>

namespace hatstand::ui::shell
{

/// The pages, each built when it is first shown.
class PageStack final : public QStackedWidget
{
    Q_OBJECT
public:
    explicit PageStack(QWidget *parent = nullptr);

    void add(const PageEntry &entry);
    [[nodiscard]] bool has(PageId id) const { return m_entries.contains(id); }
    /// Null until it has been shown once.
    [[nodiscard]] Page *built(PageId id) const { return m_pages.value(id); }
    [[nodiscard]] QList<Page *> allBuilt() const { return m_pages.values(); }
    [[nodiscard]] PageId currentId() const { return m_current; }
    [[nodiscard]] Page *currentPage() const { return m_pages.value(m_current); }
    /// Builds it if needed, brings it up to date, shows it. False when there is no such page.
    bool show(PageId id);

Q_SIGNALS:
    void shown(hatstand::ui::PageId id);
    /// Of the page that is shown.
    void titleChanged();

private:
    QHash<PageId, PageEntry> m_entries;
    QHash<PageId, Page *> m_pages;
    PageId m_current = PageId::Today;
};

} // namespace hatstand::ui::shell
