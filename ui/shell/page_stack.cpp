// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/page_stack.h"

namespace hatstand::ui::shell
{

PageStack::PageStack(QWidget *parent) : QStackedWidget(parent)
{
    setObjectName(QStringLiteral("pages"));
}

void PageStack::add(const PageEntry &entry)
{
    m_entries.insert(entry.id, entry);
}

bool PageStack::show(PageId id)
{
    const auto entry = m_entries.constFind(id);
    if (entry == m_entries.constEnd())
        return false;
    Page *before = currentPage();
    Page *page = m_pages.value(id);
    if (!page) {
        page = entry->make(this);
        m_pages.insert(id, page);
        addWidget(page);
        connect(page, &Page::titleChanged, this, [this, page] {
            if (page == currentPage())
                Q_EMIT titleChanged();
        });
    }
    const bool another = before != page;
    m_current = id;
    if (another || !page->isVisible()) {
        page->activate();
        setCurrentWidget(page);
        if (before && another)
            before->deactivate();
    }
    Q_EMIT shown(id);
    return true;
}

} // namespace hatstand::ui::shell
