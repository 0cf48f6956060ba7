// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
#include "composer/versions_dialog.h"

#include "base/clock.h"
#include "kit/labels.h"
#include "kit/time_words.h"
#include "plan/revision_diff.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QVBoxLayout>

namespace hatstand::ui::composer
{

namespace
{
constexpr int dialogWidth = 760;
constexpr int listWidth = 230;
constexpr int bodyHeight = 320;
const QString putBack = QStringLiteral("put-back");

QString reasonWords(plan::RevisionReason reason)
{
    switch (reason) {
    case plan::RevisionReason::Autosave:
        return VersionsDialog::tr("while writing");
    case plan::RevisionReason::Saved:
        return VersionsDialog::tr("saved");
    case plan::RevisionReason::Scheduled:
        return VersionsDialog::tr("scheduled");
    case plan::RevisionReason::BeforeRestore:
        return VersionsDialog::tr("before another was put back");
    }
    return {};
}
} // namespace

QString differenceMarkup(const QString &before, const QString &after, const Theme &theme)
{
    QString html;
    for (const plan::DiffPart &part : plan::wordDiff(before, after)) {
        QString words = part.text.toHtmlEscaped();
        words.replace(QLatin1Char('\n'), QLatin1String("<br>"));
        switch (part.kind) {
        case plan::DiffKind::Same:
            html += words;
            break;
        case plan::DiffKind::Removed:
            html += QStringLiteral(
                        "<span style=\"color:%1;background-color:%2;text-decoration:line-through\">%3</span>")
                        .arg(theme.status(Status::Failed).text.name(),
                             theme.status(Status::Failed).fill.name(), words);
            break;
        case plan::DiffKind::Added:
            html += QStringLiteral(
                        "<span style=\"color:%1;background-color:%2;text-decoration:underline\">%3</span>")
                        .arg(theme.status(Status::Published).text.name(),
                             theme.status(Status::Published).fill.name(), words);
            break;
        }
    }
    return html;
}

VersionsDialog::VersionsDialog(const Kit &kit, std::vector<plan::Revision> revisions, const plan::Post &now,
                               const Clock &clock, QWidget *parent)
    : Dialog(kit, tr("Earlier versions"), dialogWidth, parent)
    , m_revisions(std::move(revisions))
    , m_now(now)
    , m_list(new QListWidget)
    , m_difference(makeLabel({}, TypeRole::Body))
{
    setObjectName(QStringLiteral("versionsDialog"));
    setText(tr("Struck through is what has gone since, underlined what has come. Putting one back keeps the "
               "present one too."));
    m_list->setObjectName(QStringLiteral("versionsList"));
    m_list->setAccessibleName(tr("Versions, newest first"));
    m_list->setFixedWidth(kit.px(listWidth));
    const QDate today = wallTimeAt(clock.now(), systemZone()).date;
    for (const plan::Revision &revision : m_revisions) {
        m_list->addItem(tr("%1, %2", "time, reason")
                            .arg(dayAndTimeWords(wallTimeAt(revision.createdAt, systemZone()), today),
                                 reasonWords(revision.reason)));
    }
    m_difference->setObjectName(QStringLiteral("versionDifference"));
    m_difference->setTextFormat(Qt::RichText);
    m_difference->setWordWrap(true);
    m_difference->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_difference->setMargin(kit.px(size::gapInCard));
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_difference);
    scroll->setAccessibleName(tr("What has changed"));
    auto *row = new QHBoxLayout;
    row->setSpacing(kit.px(size::padding));
    row->addWidget(m_list);
    row->addWidget(scroll, 1);
    body()->addLayout(row);
    m_list->setMinimumHeight(kit.px(bodyHeight));
    addButton({QStringLiteral("close"), tr("Close")});
    addButton({putBack, tr("Put this back"), ButtonKind::Primary})->setObjectName(QStringLiteral("putBack"));
    connect(m_list, &QListWidget::currentRowChanged, this, &VersionsDialog::showDifference);
    connect(this, &Dialog::answered, this, [this](const QString &id) {
        const int chosen = m_list->currentRow();
        if (id == putBack && chosen >= 0)
            Q_EMIT putBackAsked(m_revisions[size_t(chosen)].id);
    });
    m_list->setCurrentRow(0);
}

void VersionsDialog::showDifference(int row)
{
    if (row < 0 || row >= int(m_revisions.size()))
        return;
    const plan::Post &then = m_revisions[size_t(row)].content;
    QString html = differenceMarkup(then.text, m_now.text, kit().theme());
    const auto pictures = int(then.media.size());
    if (then.media != m_now.media)
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("It had %n picture(s) then.", nullptr, pictures).toHtmlEscaped());
    const bool others = then.versions != m_now.versions || then.firstComment != m_now.firstComment;
    if (others)
        html += QStringLiteral("<p>%1</p>")
                    .arg(tr("Own texts, accounts or the first comment were others.").toHtmlEscaped());
    m_difference->setText(html);
}

} // namespace hatstand::ui::composer
