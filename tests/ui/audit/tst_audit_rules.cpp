// SPDX-FileCopyrightText: 2026 The Hatstand founders
// SPDX-License-Identifier: GPL-3.0-or-later
// The rules themselves find what they are there for.
#include "audit.h"

#include <QApplication>
#include <QLabel>
#include <QListWidget>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableWidget>
#include <QTest>

using namespace hatstand;
using test::Finding;

namespace
{
QByteArray listed(const QList<Finding> &findings)
{
    QStringList lines;
    for (const Finding &finding : findings)
        lines.append(finding.toString());
    lines.removeDuplicates();
    return QStringLiteral("%1 findings:\n%2").arg(lines.size()).arg(lines.join(u'\n')).toUtf8();
}

/// A title, a line under it, and a mark before both.
class TwoLines final : public QStyledItemDelegate
{
public:
    QColor second = QColor(0xaaaaaa);
    int mark = 0;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QFont font = option.font;
        font.setPixelSize(13);
        painter->setFont(font);
        painter->fillRect(QRect(option.rect.left() + 4, option.rect.top() + 4, mark, mark), Qt::black);
        painter->setPen(Qt::black);
        const QPoint at = option.rect.topLeft() + QPoint(mark + 16, 16);
        painter->drawText(at, index.data().toString());
        painter->setPen(second);
        painter->drawText(at + QPoint(0, 18), QStringLiteral("and what is said of it"));
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return {200, 44};
    }
};
} // namespace

class AuditRulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNamelessControlIsFound()
    {
        QWidget root;
        QPushButton button(&root);
        root.resize(200, 100);
        root.show();
        QCOMPARE(test::unnamed(root).size(), 1);
        button.setAccessibleName(QStringLiteral("Send"));
        QVERIFY(test::unnamed(root).isEmpty());
    }

    void aControlThatTabPassesIsFound()
    {
        QWidget root;
        QPushButton button(QStringLiteral("Send"), &root);
        button.setFocusPolicy(Qt::ClickFocus);
        root.show();
        QCOMPARE(test::withoutTabStop(root).size(), 1);
        button.setFocusPolicy(Qt::StrongFocus);
        QVERIFY(test::withoutTabStop(root).isEmpty());
    }

    void aSmallTargetIsFound()
    {
        QWidget root;
        QPushButton button(QStringLiteral("x"), &root);
        button.setFixedSize(20, 30);
        root.show();
        QCOMPARE(test::smallTargets(root).size(), 1);
        button.setFixedSize(24, 24);
        QVERIFY(test::smallTargets(root).isEmpty());
    }

    void aCutTextIsFoundUnlessATooltipSaysIt()
    {
        QWidget root;
        QLabel label(QStringLiteral("More words than there is room for"), &root);
        label.setFixedSize(30, 20);
        root.show();
        QCOMPARE(test::cutTexts(root).size(), 1);
        label.setToolTip(label.text());
        QVERIFY(test::cutTexts(root).isEmpty());
    }

    void aFaintLabelIsFound()
    {
        QWidget root;
        root.resize(200, 60);
        QLabel label(QStringLiteral("Faint words"), &root);
        label.resize(200, 30);
        root.setStyleSheet(QStringLiteral("QWidget { background: #ffffff; color: #999999; }"));
        root.show();
        QCOMPARE(test::faintTexts(root).size(), 1);
        root.setStyleSheet(QStringLiteral("QWidget { background: #ffffff; color: #333333; }"));
        QVERIFY(test::faintTexts(root).isEmpty());
    }

    void aFaintSecondLineOfARowIsFound()
    {
        TwoLines lines;
        QWidget root;
        QListWidget list(&root);
        list.resize(300, 100);
        list.setStyleSheet(QStringLiteral("QListWidget { background: #ffffff; border: 0; }"));
        list.setItemDelegate(&lines);
        list.addItem(QStringLiteral("A dark title"));
        root.show();
        QCOMPARE(test::faintTexts(root).size(), 1);
        lines.second = QColor(0x333333);
        QVERIFY2(test::faintTexts(root).isEmpty(), listed(test::faintTexts(root)).constData());
    }

    void aFaintLineBesideAMarkOfTheWholeRowIsFound()
    {
        TwoLines lines;
        lines.mark = 24;
        QWidget root;
        QListWidget list(&root);
        list.resize(300, 100);
        list.setStyleSheet(QStringLiteral("QListWidget { background: #ffffff; border: 0; }"));
        list.setItemDelegate(&lines);
        list.addItem(QStringLiteral("A dark title"));
        root.show();
        QCOMPARE(test::faintTexts(root).size(), 1);
        lines.second = QColor(0x333333);
        QVERIFY2(test::faintTexts(root).isEmpty(), listed(test::faintTexts(root)).constData());
    }

    void aRowThatIsCutIsFoundUnlessATooltipSaysIt()
    {
        QWidget root;
        QTableWidget list(1, 1, &root);
        list.resize(200, 100);
        list.setColumnWidth(0, 60);
        list.setItem(0, 0, new QTableWidgetItem(QStringLiteral("More words than there is room for")));
        root.show();
        QCOMPARE(test::cutTexts(root).size(), 1);
        list.item(0, 0)->setToolTip(list.item(0, 0)->text());
        QVERIFY(test::cutTexts(root).isEmpty());
    }

    void aButtonTooNarrowForItsPaddingIsFound()
    {
        QWidget root;
        QPushButton button(QStringLiteral("Schedule"), &root);
        button.setFixedSize(button.fontMetrics().horizontalAdvance(button.text()) + 2, 30);
        root.show();
        QCOMPARE(test::cutTexts(root).size(), 1);
    }

    void tabMustReachAllGoOnAndFollowTheReading()
    {
        QWidget root;
        root.resize(400, 200);
        QPushButton first(QStringLiteral("first"), &root);
        QPushButton second(QStringLiteral("second"), &root);
        QPushButton third(QStringLiteral("third"), &root);
        first.setGeometry(0, 0, 100, 30);
        second.setGeometry(120, 0, 100, 30);
        third.setGeometry(0, 60, 100, 30);
        root.show();
        root.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&root));
        QVERIFY2(test::tabWalk(root).isEmpty(), listed(test::tabWalk(root)).constData());
        QWidget::setTabOrder(&first, &third);
        QWidget::setTabOrder(&third, &second);
        QCOMPARE(test::tabWalk(root).size(), 1); // up again
        QWidget::setTabOrder(&second, &third);
        QPlainTextEdit text(&root);
        text.setGeometry(0, 100, 200, 60);
        text.show();
        QVERIFY(!test::tabWalk(root).isEmpty()); // Tab writes a tab there
        text.setTabChangesFocus(true);
        QVERIFY2(test::tabWalk(root).isEmpty(), listed(test::tabWalk(root)).constData());
    }
};

QTEST_MAIN(AuditRulesTest)
#include "tst_audit_rules.moc"
