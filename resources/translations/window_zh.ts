<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AboutDialog</name>
    <message>
        <source>About RetSAM Desktop</source>
        <translation>关于 RetSAM Desktop</translation>
    </message>
    <message>
        <source>&lt;b&gt;Research use only. Not for diagnosis.&lt;/b&gt;</source>
        <translation>&lt;b&gt;仅供研究使用，不得用于诊断。&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Models and versions</source>
        <translation>模型和版本</translation>
    </message>
    <message>
        <source>Versions and licences</source>
        <translation>版本和许可证</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;P)…</translation>
    </message>
    <message>
        <source>Open one photograph or several</source>
        <translation>打开一张或多张眼底照片</translation>
    </message>
    <message>
        <source>Open &amp;folder…</source>
        <translation>打开文件夹(&amp;N)…</translation>
    </message>
    <message>
        <source>Open all photographs of a folder</source>
        <translation>打开文件夹中的所有照片</translation>
    </message>
    <message>
        <source>Open a &amp;CD…</source>
        <translation>打开 CD(&amp;O)…</translation>
    </message>
    <message>
        <source>Show the patients of a disc or a folder of DICOM files</source>
        <translation>显示光盘或 DICOM 文件夹中的患者</translation>
    </message>
    <message>
        <source>&amp;DICOM servers…</source>
        <translation>DICOM 服务器(&amp;D)…</translation>
    </message>
    <message>
        <source>Fetch from a PACS, see who is expected and what waits to be sent</source>
        <translation>从 PACS 获取，查看预约患者和待发送内容</translation>
    </message>
    <message>
        <source>Open the &amp;sample</source>
        <translation>打开示例(&amp;S)</translation>
    </message>
    <message>
        <source>Open a drawn photograph to try the program with</source>
        <translation>打开一张绘制的照片以试用本程序</translation>
    </message>
    <message>
        <source>&amp;Previous photograph</source>
        <translation>上一张照片(&amp;R)</translation>
    </message>
    <message>
        <source>Go back in the worklist</source>
        <translation>在工作列表中后退</translation>
    </message>
    <message>
        <source>&amp;Next photograph</source>
        <translation>下一张照片(&amp;X)</translation>
    </message>
    <message>
        <source>Go on in the worklist</source>
        <translation>在工作列表中前进</translation>
    </message>
    <message>
        <source>&amp;Export report…</source>
        <translation>导出报告(&amp;E)…</translation>
    </message>
    <message>
        <source>Write the report as a PDF</source>
        <translation>将报告写成 PDF</translation>
    </message>
    <message>
        <source>Report &amp;language and paper…</source>
        <translation>报告的语言和纸张(&amp;L)…</translation>
    </message>
    <message>
        <source>Choose the language and the paper of reports</source>
        <translation>选择报告的语言和纸张</translation>
    </message>
    <message>
        <source>Export &amp;masks and measurements…</source>
        <translation>导出掩膜和测量值(&amp;M)…</translation>
    </message>
    <message>
        <source>Write masks, overlay, measurements and report into a folder</source>
        <translation>将掩膜、叠加图、测量值和报告写入文件夹</translation>
    </message>
    <message>
        <source>E&amp;xport for other programs…</source>
        <translation>导出给其他程序(&amp;F)…</translation>
    </message>
    <message>
        <source>Write COCO, labelme, NIfTI, label map, overlay, training data and more</source>
        <translation>写出 COCO、labelme、NIfTI、标签图、叠加图、训练数据等</translation>
    </message>
    <message>
        <source>De-&amp;identify…</source>
        <translation>去标识(&amp;I)…</translation>
    </message>
    <message>
        <source>Write copies of files that name nobody, after a look at each</source>
        <translation>逐一查看后，写出不含任何人姓名的文件副本</translation>
    </message>
    <message>
        <source>&amp;Clear recent files</source>
        <translation>清除最近的文件(&amp;C)</translation>
    </message>
    <message>
        <source>Forget the files that were opened last</source>
        <translation>忘记最近打开过的文件</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>关闭程序</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>适合窗口(&amp;I)</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>显示整张照片</translation>
    </message>
    <message>
        <source>&amp;Actual size</source>
        <translation>实际大小(&amp;A)</translation>
    </message>
    <message>
        <source>One pixel of the photograph on one pixel of the screen</source>
        <translation>照片的一个像素对应屏幕的一个像素</translation>
    </message>
    <message>
        <source>Zoom &amp;in</source>
        <translation>放大(&amp;Z)</translation>
    </message>
    <message>
        <source>Enlarge around the middle; the wheel enlarges around the pointer</source>
        <translation>以中心放大；滚轮以指针处放大</translation>
    </message>
    <message>
        <source>Zoom &amp;out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>Show more of the photograph</source>
        <translation>显示照片的更多部分</translation>
    </message>
    <message>
        <source>&amp;Original</source>
        <translation>原图(&amp;G)</translation>
    </message>
    <message>
        <source>The photograph as it is</source>
        <translation>照片的原样</translation>
    </message>
    <message>
        <source>&amp;Red-free</source>
        <translation>无赤光(&amp;E)</translation>
    </message>
    <message>
        <source>The green channel alone: vessels and haemorrhages stand out</source>
        <translation>仅绿色通道：血管和出血更明显</translation>
    </message>
    <message>
        <source>&amp;Luminance</source>
        <translation>亮度图(&amp;M)</translation>
    </message>
    <message>
        <source>All colours as one grey</source>
        <translation>所有颜色合为一个灰度</translation>
    </message>
    <message>
        <source>&amp;CLAHE</source>
        <translation>CLAHE(&amp;C)</translation>
    </message>
    <message>
        <source>Local contrast equalised</source>
        <translation>均衡局部对比度</translation>
    </message>
    <message>
        <source>Reset &amp;display</source>
        <translation>重置显示(&amp;D)</translation>
    </message>
    <message>
        <source>Original colours, brightness, contrast and gamma</source>
        <translation>恢复原来的颜色、亮度、对比度和伽马</translation>
    </message>
    <message>
        <source>&amp;Invert</source>
        <translation>反相(&amp;N)</translation>
    </message>
    <message>
        <source>Turn light into dark</source>
        <translation>明暗互换</translation>
    </message>
    <message>
        <source>Keep the &amp;view</source>
        <translation>保持视图(&amp;V)</translation>
    </message>
    <message>
        <source>Leave place and zoom as they are for the next photograph</source>
        <translation>下一张照片保持相同的位置和缩放</translation>
    </message>
    <message>
        <source>&amp;Hide layers</source>
        <translation>隐藏图层(&amp;H)</translation>
    </message>
    <message>
        <source>Hide all layers; hold Space to hide them for a moment</source>
        <translation>隐藏所有图层；按住空格键可暂时隐藏</translation>
    </message>
    <message>
        <source>&amp;Model&apos;s layers</source>
        <translation>模型的图层(&amp;Y)</translation>
    </message>
    <message>
        <source>See the model&apos;s layers in place of yours; hold M to see them briefly</source>
        <translation>显示模型的图层代替您的图层；按住 M 可短暂查看</translation>
    </message>
    <message>
        <source>&amp;Wipe</source>
        <translation>分割线对比(&amp;W)</translation>
    </message>
    <message>
        <source>Draw a line across: left of it the model&apos;s layers, right of it yours</source>
        <translation>画一条分割线：左侧为模型的图层，右侧为您的图层</translation>
    </message>
    <message>
        <source>Side &amp;by side</source>
        <translation>并排显示(&amp;B)</translation>
    </message>
    <message>
        <source>A second side to look at: the model&apos;s layers, another visit, the other eye</source>
        <translation>第二侧仅供查看：模型的图层、另一次检查、另一只眼</translation>
    </message>
    <message>
        <source>C&amp;olours of layers…</source>
        <translation>图层颜色(&amp;U)…</translation>
    </message>
    <message>
        <source>Choose colours, and see which of them look alike and to whom</source>
        <translation>选择颜色，并查看哪些颜色对哪些人难以区分</translation>
    </message>
    <message>
        <source>Reset &amp;colours of layers</source>
        <translation>重置图层颜色(&amp;R)</translation>
    </message>
    <message>
        <source>Give all layers their usual colours again</source>
        <translation>让所有图层恢复常用颜色</translation>
    </message>
    <message>
        <source>Show patient&apos;s &amp;name</source>
        <translation>显示患者姓名(&amp;S)</translation>
    </message>
    <message>
        <source>Show the patient&apos;s name instead of the pseudonym</source>
        <translation>显示患者姓名而非假名</translation>
    </message>
    <message>
        <source>&amp;System theme</source>
        <translation>跟随系统主题(&amp;T)</translation>
    </message>
    <message>
        <source>Dark or light as the system has it</source>
        <translation>深色或浅色，与系统一致</translation>
    </message>
    <message>
        <source>Dar&amp;k theme</source>
        <translation>深色主题(&amp;K)</translation>
    </message>
    <message>
        <source>Light text on a dark ground</source>
        <translation>深色背景上的浅色文字</translation>
    </message>
    <message>
        <source>&amp;Light theme</source>
        <translation>浅色主题(&amp;L)</translation>
    </message>
    <message>
        <source>Dark text on a light ground</source>
        <translation>浅色背景上的深色文字</translation>
    </message>
    <message>
        <source>&amp;Preferences…</source>
        <translation>首选项(&amp;P)…</translation>
    </message>
    <message>
        <source>Language, the hand that holds the mouse, motion on the screen</source>
        <translation>语言、握鼠标的手、屏幕上的动态效果</translation>
    </message>
    <message>
        <source>F&amp;ull screen</source>
        <translation>全屏(&amp;F)</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>使用整个屏幕</translation>
    </message>
    <message>
        <source>&amp;Segment</source>
        <translation>分割(&amp;E)</translation>
    </message>
    <message>
        <source>Find vessels, optic disc and what else the model knows</source>
        <translation>查找血管、视盘以及模型认识的其他结构</translation>
    </message>
    <message>
        <source>Vessels and zones of the &amp;model</source>
        <translation>采用模型的血管和区域(&amp;V)</translation>
    </message>
    <message>
        <source>Measure the vessels and zones that the model gives</source>
        <translation>测量模型给出的血管和区域</translation>
    </message>
    <message>
        <source>Ne&amp;xt lesion</source>
        <translation>下一个病灶(&amp;N)</translation>
    </message>
    <message>
        <source>Go to the next piece in the list of lesions</source>
        <translation>转到病灶列表中的下一块</translation>
    </message>
    <message>
        <source>&amp;Previous lesion</source>
        <translation>上一个病灶(&amp;P)</translation>
    </message>
    <message>
        <source>Go to the piece before in the list of lesions</source>
        <translation>转到病灶列表中的上一块</translation>
    </message>
    <message>
        <source>Set the s&amp;cale…</source>
        <translation>设置比例尺(&amp;S)…</translation>
    </message>
    <message>
        <source>State the size of a pixel on the retina, so that lengths come in µm</source>
        <translation>指定视网膜上一个像素的大小，以便以 µm 给出长度</translation>
    </message>
    <message>
        <source>&amp;Models…</source>
        <translation>模型(&amp;M)…</translation>
    </message>
    <message>
        <source>Choose the model that segments; add published ones from their files</source>
        <translation>选择用于分割的模型；从文件添加已发表的模型</translation>
    </message>
    <message>
        <source>&amp;Improve the model…</source>
        <translation>改进模型(&amp;I)…</translation>
    </message>
    <message>
        <source>Let the model learn from photographs that you corrected</source>
        <translation>让模型从您修正过的照片中学习</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>Stop what the program does, or take a drawn measurement away</source>
        <translation>停止程序正在做的事，或移除画出的测量</translation>
    </message>
    <message>
        <source>Find a &amp;command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>All commands in one list to search</source>
        <translation>所有命令在一个可搜索的列表中</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>All keys on one sheet</source>
        <translation>所有按键在一页上</translation>
    </message>
    <message>
        <source>C&amp;hange keys…</source>
        <translation>更改按键(&amp;C)…</translation>
    </message>
    <message>
        <source>Give actions other keys</source>
        <translation>为命令指定其他按键</translation>
    </message>
    <message>
        <source>Show &amp;log file</source>
        <translation>显示日志文件(&amp;L)</translation>
    </message>
    <message>
        <source>Open the folder with the details of errors</source>
        <translation>打开存放错误详情的文件夹</translation>
    </message>
    <message>
        <source>&amp;About RetSAM Desktop</source>
        <translation>关于 RetSAM Desktop(&amp;A)</translation>
    </message>
    <message>
        <source>Versions, models, conditions of use</source>
        <translation>版本、模型、使用条件</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Analyse</source>
        <translation>分析(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Case</source>
        <translation>病例(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Studies</source>
        <translation>研究(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Continue with the last case</source>
        <translation>继续上一个病例(&amp;C)</translation>
    </message>
    <message>
        <source>Open the photograph that was worked on last</source>
        <translation>打开最近处理的照片</translation>
    </message>
    <message>
        <source>&amp;Load again</source>
        <translation>重新加载(&amp;L)</translation>
    </message>
    <message>
        <source>Ask the workspace for the case once more, or sign in to it</source>
        <translation>再次向工作区读取该病例，或登录工作区</translation>
    </message>
    <message>
        <source>&amp;Keep in the workspace</source>
        <translation>保存到工作区(&amp;K)</translation>
    </message>
    <message>
        <source>Put a copy of the photograph&apos;s file into the encrypted workspace</source>
        <translation>把照片文件的副本放入加密的工作区</translation>
    </message>
    <message>
        <source>&amp;Open what is kept…</source>
        <translation>打开已保存的(&amp;O)…</translation>
    </message>
    <message>
        <source>Open a photograph that the encrypted workspace keeps</source>
        <translation>打开加密工作区保存的照片</translation>
    </message>
    <message>
        <source>&amp;Sign off…</source>
        <translation>签署(&amp;S)…</translation>
    </message>
    <message>
        <source>Make the case final under your name, and lock it</source>
        <translation>以您的名义定稿并锁定该病例</translation>
    </message>
    <message>
        <source>&amp;Reopen…</source>
        <translation>重新打开(&amp;R)…</translation>
    </message>
    <message>
        <source>Make a final case a draft again; the reason is kept</source>
        <translation>将定稿病例恢复为草稿；原因会被保留</translation>
    </message>
    <message>
        <source>&amp;Ungradable…</source>
        <translation>无法评估(&amp;U)…</translation>
    </message>
    <message>
        <source>Say that the photograph cannot be graded and why, or take that back</source>
        <translation>说明照片无法评估及其原因，或撤销此说明</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>Take back the last stroke, command or choice</source>
        <translation>撤回上一笔、上一个命令或选择</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>重新执行被撤回的操作</translation>
    </message>
    <message>
        <source>&amp;Add layer…</source>
        <translation>添加图层(&amp;A)…</translation>
    </message>
    <message>
        <source>Add an empty layer for a structure, to draw it by hand</source>
        <translation>为一个结构添加空图层，以便手工绘制</translation>
    </message>
    <message>
        <source>&amp;Next layer</source>
        <translation>下一个图层(&amp;N)</translation>
    </message>
    <message>
        <source>Correct the next layer of the list</source>
        <translation>修正列表中的下一个图层</translation>
    </message>
    <message>
        <source>&amp;Previous layer</source>
        <translation>上一个图层(&amp;P)</translation>
    </message>
    <message>
        <source>Correct the layer before in the list</source>
        <translation>修正列表中的上一个图层</translation>
    </message>
    <message>
        <source>&amp;Take over the layer</source>
        <translation>采纳图层(&amp;T)</translation>
    </message>
    <message>
        <source>Make the model&apos;s layer your own as it is: you have looked, and agree</source>
        <translation>将模型的图层原样作为您的图层：您已查看并同意</translation>
    </message>
    <message>
        <source>&amp;Drop corrections</source>
        <translation>放弃修正(&amp;D)</translation>
    </message>
    <message>
        <source>Go back to the model&apos;s layer of this structure</source>
        <translation>恢复此结构的模型图层</translation>
    </message>
    <message>
        <source>Copy the la&amp;yer into…</source>
        <translation>将图层复制到(&amp;C)…</translation>
    </message>
    <message>
        <source>Give the pixels of the active layer to another structure</source>
        <translation>将当前图层的像素交给另一个结构</translation>
    </message>
    <message>
        <source>S&amp;maller brush</source>
        <translation>缩小画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Make the brush smaller; Ctrl and the wheel do it too</source>
        <translation>缩小画笔；也可用 Ctrl 加滚轮</translation>
    </message>
    <message>
        <source>&amp;Larger brush</source>
        <translation>放大画笔(&amp;L)</translation>
    </message>
    <message>
        <source>Make the brush larger; Ctrl and the wheel do it too</source>
        <translation>放大画笔；也可用 Ctrl 加滚轮</translation>
    </message>
    <message>
        <source>Fill all &amp;holes</source>
        <translation>填充所有孔洞(&amp;F)</translation>
    </message>
    <message>
        <source>Fill every hole of the active layer</source>
        <translation>填充当前图层的每个孔洞</translation>
    </message>
    <message>
        <source>Outline the layer ane&amp;w</source>
        <translation>重新勾画图层(&amp;O)</translation>
    </message>
    <message>
        <source>Outline each piece of the active layer again, from its own box</source>
        <translation>用各自的方框重新勾画当前图层的每一块</translation>
    </message>
    <message>
        <source>&amp;Change the whole layer…</source>
        <translation>更改整个图层(&amp;W)…</translation>
    </message>
    <message>
        <source>Set how far a layer grows, and how small a piece may be; and do it</source>
        <translation>设定图层扩大的程度和允许的最小块，并执行</translation>
    </message>
    <message>
        <source>&amp;Grow</source>
        <translation>扩大(&amp;G)</translation>
    </message>
    <message>
        <source>Make the active layer larger on all sides</source>
        <translation>将当前图层向各个方向扩大</translation>
    </message>
    <message>
        <source>&amp;Shrink</source>
        <translation>缩小(&amp;H)</translation>
    </message>
    <message>
        <source>Make the active layer smaller on all sides</source>
        <translation>将当前图层从各个方向缩小</translation>
    </message>
    <message>
        <source>Sm&amp;ooth</source>
        <translation>平滑(&amp;S)</translation>
    </message>
    <message>
        <source>Even out bumps and notches of the active layer</source>
        <translation>抹平当前图层的凸起和缺口</translation>
    </message>
    <message>
        <source>&amp;Keep the largest piece</source>
        <translation>保留最大块(&amp;K)</translation>
    </message>
    <message>
        <source>Erase all pieces of the active layer but the largest</source>
        <translation>擦除当前图层中除最大块以外的所有块</translation>
    </message>
    <message>
        <source>Erase small p&amp;ieces</source>
        <translation>擦除小块(&amp;E)</translation>
    </message>
    <message>
        <source>Erase pieces of the active layer with fewer pixels than set</source>
        <translation>擦除当前图层中像素少于设定值的块</translation>
    </message>
    <message>
        <source>&amp;Hand</source>
        <translation>手形(&amp;D)</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>P&amp;oint at it</source>
        <translation>指点勾画(&amp;P)</translation>
    </message>
    <message>
        <source>Drag a box around it, or click into it: a model outlines it. Right-click: not this. Shift+drag: a scribble. Enter accepts</source>
        <translation>在其周围拖出方框，或在其中单击：模型会勾画它。右键单击：不要这里。Shift+拖动：涂划。回车接受</translation>
    </message>
    <message>
        <source>&amp;Brush</source>
        <translation>画笔(&amp;B)</translation>
    </message>
    <message>
        <source>Paint the active layer; Shift for a straight line, Alt to erase</source>
        <translation>绘制当前图层；Shift 画直线，Alt 擦除</translation>
    </message>
    <message>
        <source>&amp;Eraser</source>
        <translation>橡皮擦(&amp;S)</translation>
    </message>
    <message>
        <source>Erase from the active layer; Shift for a straight line</source>
        <translation>从当前图层擦除；Shift 沿直线擦除</translation>
    </message>
    <message>
        <source>&amp;Polygon</source>
        <translation>多边形(&amp;O)</translation>
    </message>
    <message>
        <source>Click the corners of an area; Enter closes it</source>
        <translation>依次点击区域的各角；回车闭合</translation>
    </message>
    <message>
        <source>&amp;Lasso</source>
        <translation>套索(&amp;L)</translation>
    </message>
    <message>
        <source>Draw around an area</source>
        <translation>沿区域边缘绘制</translation>
    </message>
    <message>
        <source>&amp;Fill a hole</source>
        <translation>填充孔洞(&amp;H)</translation>
    </message>
    <message>
        <source>Click a hole of the active layer to fill it</source>
        <translation>点击当前图层的孔洞以填充</translation>
    </message>
    <message>
        <source>&amp;Smart fill</source>
        <translation>智能填充(&amp;F)</translation>
    </message>
    <message>
        <source>Click to take connected pixels that look alike</source>
        <translation>点击以选取相连的相似像素</translation>
    </message>
    <message>
        <source>&amp;Vessel</source>
        <translation>血管(&amp;E)</translation>
    </message>
    <message>
        <source>Click along a vessel: it is painted at its own width</source>
        <translation>沿血管点击：按其自身宽度绘制</translation>
    </message>
    <message>
        <source>E&amp;llipse</source>
        <translation>椭圆(&amp;I)</translation>
    </message>
    <message>
        <source>Click three to five points of an edge, as of disc or cup</source>
        <translation>点击边缘上的三到五个点，如视盘或视杯的边缘</translation>
    </message>
    <message>
        <source>Paint what is lik&amp;ely</source>
        <translation>绘制可能区域(&amp;W)</translation>
    </message>
    <message>
        <source>A brush that takes only pixels which the model finds likely</source>
        <translation>只选取模型认为可能的像素的画笔</translation>
    </message>
    <message>
        <source>&amp;Questionable</source>
        <translation>存疑(&amp;Q)</translation>
    </message>
    <message>
        <source>Mark pixels that you are not sure of; Alt to unmark</source>
        <translation>标记您不确定的像素；Alt 取消标记</translation>
    </message>
    <message>
        <source>Erase a p&amp;iece</source>
        <translation>擦除一块(&amp;R)</translation>
    </message>
    <message>
        <source>Click a piece of the active layer to erase it; Shift keeps it alone</source>
        <translation>点击当前图层的一块以擦除；Shift 则仅保留该块</translation>
    </message>
    <message>
        <source>&amp;Artery ↔ vein</source>
        <translation>动脉 ↔ 静脉(&amp;T)</translation>
    </message>
    <message>
        <source>Click a vessel: its whole segment becomes of the other kind</source>
        <translation>点击血管：整段改为另一类型</translation>
    </message>
    <message>
        <source>&amp;Move a piece</source>
        <translation>移动一块(&amp;V)</translation>
    </message>
    <message>
        <source>Drag a piece of the active layer; the wheel turns it</source>
        <translation>拖动当前图层的一块；滚轮可旋转</translation>
    </message>
    <message>
        <source>Move a la&amp;ndmark</source>
        <translation>移动标志点(&amp;M)</translation>
    </message>
    <message>
        <source>Drag the fovea or the centre of the disc</source>
        <translation>拖动中心凹或视盘中心</translation>
    </message>
    <message>
        <source>&amp;Caliper</source>
        <translation>测距(&amp;C)</translation>
    </message>
    <message>
        <source>Measure a distance between two clicks</source>
        <translation>测量两次点击之间的距离</translation>
    </message>
    <message>
        <source>An&amp;gle</source>
        <translation>角度(&amp;N)</translation>
    </message>
    <message>
        <source>Measure an angle of three clicks</source>
        <translation>用三次点击测量角度</translation>
    </message>
    <message>
        <source>A&amp;rea</source>
        <translation>面积(&amp;A)</translation>
    </message>
    <message>
        <source>Measure an area by its corners</source>
        <translation>按各角测量面积</translation>
    </message>
    <message>
        <source>&amp;Read a study…</source>
        <translation>阅片研究(&amp;R)…</translation>
    </message>
    <message>
        <source>Read the cases that a study has for you</source>
        <translation>阅读研究为您安排的病例</translation>
    </message>
    <message>
        <source>&amp;Manage studies…</source>
        <translation>管理研究(&amp;M)…</translation>
    </message>
    <message>
        <source>Create, assign, watch, close and analyse reader studies</source>
        <translation>创建、分配、查看、关闭和分析阅片研究</translation>
    </message>
</context>
<context>
    <name>BScanView</name>
    <message>
        <source>B-scan</source>
        <translation>B 扫描</translation>
    </message>
</context>
<context>
    <name>Beside</name>
    <message>
        <source>Photograph without layers</source>
        <translation>不带图层的照片</translation>
    </message>
    <message>
        <source>The model&apos;s layers</source>
        <translation>模型的图层</translation>
    </message>
    <message>
        <source>Same eye</source>
        <translation>同一只眼</translation>
    </message>
    <message>
        <source>Other eye</source>
        <translation>另一只眼</translation>
    </message>
    <message>
        <source>date not stated</source>
        <translation>未注明日期</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>Another photograph lies in the place of this one now.</source>
        <translation>此处现在是另一张照片。</translation>
    </message>
    <message>
        <source>This side is only looked at. Correct on the left.</source>
        <translation>这一侧仅供查看。请在左侧修正。</translation>
    </message>
    <message>
        <source>✎ You correct this side: {0}</source>
        <translation>✎ 您正在修正这一侧：{0}</translation>
    </message>
    <message>
        <source>Only to look at: opening …</source>
        <translation>仅供查看：正在打开…</translation>
    </message>
    <message>
        <source>Only to look at: {0}</source>
        <translation>仅供查看：{0}</translation>
    </message>
    <message>
        <source>ANOTHER PATIENT</source>
        <translation>另一位患者</translation>
    </message>
    <message>
        <source>perhaps another patient</source>
        <translation>可能是另一位患者</translation>
    </message>
    <message>
        <source>no layers are kept of it</source>
        <translation>没有保存它的图层</translation>
    </message>
    <message>
        <source>as corrected</source>
        <translation>修正后</translation>
    </message>
    <message>
        <source>the model&apos;s layers</source>
        <translation>模型的图层</translation>
    </message>
</context>
<context>
    <name>Biomarkers</name>
    <message>
        <source>Δ the model&apos;s layers give no value</source>
        <translation>Δ 模型的图层没有给出数值</translation>
    </message>
    <message>
        <source>Δ model: {0}</source>
        <translation>Δ 模型：{0}</translation>
    </message>
</context>
<context>
    <name>BiomarkersPanel</name>
    <message>
        <source>Biomarkers</source>
        <translation>生物标志物</translation>
    </message>
    <message>
        <source>Every region and unit, and what could not be measured</source>
        <translation>所有区域和单位，以及未能测量的项目</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>请分割照片以进行测量。</translation>
    </message>
    <message>
        <source>Measuring …</source>
        <translation>正在测量…</translation>
    </message>
    <message>
        <source>Show the key figures only</source>
        <translation>仅显示关键数值</translation>
    </message>
    <message numerus="yes">
        <source>Show all %n measurements</source>
        <translation>
            <numerusform>显示全部 %n 个测量值</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Photograph with its layers</source>
        <translation>照片及其图层</translation>
    </message>
    <message>
        <source>Layers hidden</source>
        <translation>图层已隐藏</translation>
    </message>
</context>
<context>
    <name>ChoosingPage</name>
    <message>
        <source>Files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Who is who</source>
        <translation>身份对应</translation>
    </message>
    <message>
        <source>What stays</source>
        <translation>保留的内容</translation>
    </message>
    <message>
        <source>Files and folders</source>
        <translation>文件和文件夹</translation>
    </message>
    <message>
        <source>Add &amp;files…</source>
        <translation>添加文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Add a f&amp;older…</source>
        <translation>添加文件夹(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Remove from the list</source>
        <translation>从列表移除(&amp;R)</translation>
    </message>
    <message>
        <source>each a patient of its own</source>
        <translation>每幅各算一位患者</translation>
    </message>
    <message>
        <source>&amp;Copies go to</source>
        <translation>副本存到(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Patient number of plain pictures</source>
        <translation>普通图像的患者编号(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;New project: its file tells who is behind a pseudonym</source>
        <translation>新项目(&amp;N)：其文件记录假名对应何人</translation>
    </message>
    <message>
        <source>Pro&amp;ject that is there: same names, same shifts</source>
        <translation>已有项目(&amp;J)：同样的名称和日期平移</translation>
    </message>
    <message>
        <source>&amp;Throw the key away: nobody can look anybody up</source>
        <translation>丢弃密钥(&amp;T)：无人能再查到任何人</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>浏览(&amp;W)…</translation>
    </message>
    <message>
        <source>Project fi&amp;le</source>
        <translation>项目文件(&amp;L)</translation>
    </message>
    <message>
        <source>Pa&amp;ssphrase</source>
        <translation>口令短语(&amp;S)</translation>
    </message>
    <message>
        <source>Passphrase a&amp;gain</source>
        <translation>再次输入口令短语(&amp;G)</translation>
    </message>
    <message>
        <source>Keep the project&apos;s file apart from the copies. Who loses it, or its passphrase, cannot look anybody up.</source>
        <translation>请将项目文件与副本分开保存。丢失该文件或其口令短语者无法再查到任何人。</translation>
    </message>
    <message>
        <source>&amp;Intervals of dates: all move by one random number of days a patient</source>
        <translation>日期间隔(&amp;I)：每位患者的日期平移同一随机天数</translation>
    </message>
    <message>
        <source>No &amp;dates at all</source>
        <translation>不保留日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Maker, model and serial number of the device</source>
        <translation>设备厂商、型号和序列号(&amp;M)</translation>
    </message>
    <message>
        <source>Add files or a folder.</source>
        <translation>请添加文件或文件夹。</translation>
    </message>
    <message>
        <source>Say where the copies go.</source>
        <translation>请指定副本的存放位置。</translation>
    </message>
    <message>
        <source>Say where the project&apos;s file is.</source>
        <translation>请指定项目文件的位置。</translation>
    </message>
    <message>
        <source>This project&apos;s file is there already. Open it, or name another.</source>
        <translation>此项目文件已存在。请打开它，或另取名称。</translation>
    </message>
    <message>
        <source>There is no such project&apos;s file.</source>
        <translation>没有这样的项目文件。</translation>
    </message>
    <message>
        <source>The passphrase needs at least {0} characters.</source>
        <translation>口令短语至少需要 {0} 个字符。</translation>
    </message>
    <message>
        <source>Both passphrases must be the same.</source>
        <translation>两次口令短语必须一致。</translation>
    </message>
    <message>
        <source>Which files?</source>
        <translation>哪些文件？</translation>
    </message>
    <message>
        <source>Which folder?</source>
        <translation>哪个文件夹？</translation>
    </message>
    <message>
        <source>Where do the copies go?</source>
        <translation>副本存到哪里？</translation>
    </message>
    <message>
        <source>Which project&apos;s file?</source>
        <translation>哪个项目文件？</translation>
    </message>
</context>
<context>
    <name>Colours</name>
    <message>
        <source>{0} and {1} look alike.</source>
        <translation>{0}和{1}的颜色难以区分。</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to colour-blind readers.</source>
        <translation>{0}和{1}的颜色对色觉异常的阅片者难以区分。</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for red and green.</source>
        <translation>{0}和{1}的颜色对红绿色盲的阅片者难以区分。</translation>
    </message>
    <message>
        <source>{0} and {1} look alike to readers blind for blue.</source>
        <translation>{0}和{1}的颜色对蓝色盲的阅片者难以区分。</translation>
    </message>
</context>
<context>
    <name>ColoursDialog</name>
    <message>
        <source>Colours of layers</source>
        <translation>图层颜色</translation>
    </message>
    <message>
        <source>The usual colours of anatomy, phenotypes and the lesions that models find keep apart for colour-blind readers too. Yours stay for other photographs and after a restart.</source>
        <translation>解剖结构、表型以及模型所找病灶的常用颜色，色觉异常的阅片者也能区分。您自选的颜色对其他照片和重启后同样有效。</translation>
    </message>
    <message>
        <source>The usual colours</source>
        <translation>常用颜色</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>颜色：{0}</translation>
    </message>
    <message>
        <source>The usual colour of {0}</source>
        <translation>常用颜色：{0}</translation>
    </message>
</context>
<context>
    <name>CommandBar</name>
    <message>
        <source>Segment</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Write results…</source>
        <translation>写入结果…</translation>
    </message>
    <message>
        <source>Write DICOM…</source>
        <translation>写入 DICOM…</translation>
    </message>
    <message>
        <source>Keep in the workspace</source>
        <translation>保存到工作区</translation>
    </message>
    <message>
        <source>Surfaces and areas</source>
        <translation>界面和区域</translation>
    </message>
    <message>
        <source>True to µm</source>
        <translation>按 µm 真实比例</translation>
    </message>
    <message>
        <source>Whole scan</source>
        <translation>整个扫描</translation>
    </message>
    <message>
        <source>Scale…</source>
        <translation>比例尺…</translation>
    </message>
    <message>
        <source>OCT</source>
        <translation>OCT</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Find a command</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>输入命令</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Open photographs</source>
        <translation>打开照片</translation>
    </message>
    <message>
        <source>Photographs ({0});;All files (*)</source>
        <translation>照片 ({0});;所有文件 (*)</translation>
    </message>
    <message>
        <source>Open a folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>No recent files</source>
        <translation>没有最近的文件</translation>
    </message>
    <message>
        <source>Export report</source>
        <translation>导出报告</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>导出到哪个文件夹？</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>未写入任何内容。</translation>
    </message>
    <message>
        <source>Another photograph came on the screen meanwhile. Please try again.</source>
        <translation>其间屏幕上出现了另一张照片。请重试。</translation>
    </message>
</context>
<context>
    <name>Comparison</name>
    <message>
        <source>The model&apos;s layers</source>
        <translation>模型的图层</translation>
    </message>
    <message>
        <source>Corrected</source>
        <translation>已修正</translation>
    </message>
    <message>
        <source>Photograph, nothing corrected</source>
        <translation>照片，未作修正</translation>
    </message>
    <message>
        <source>You are correcting: your own layers are shown again.</source>
        <translation>您正在修正：重新显示您自己的图层。</translation>
    </message>
</context>
<context>
    <name>ConfidenceField</name>
    <message>
        <source>a guess  →  certain</source>
        <translation>猜测  →  确定</translation>
    </message>
</context>
<context>
    <name>CopyLayerDialog</name>
    <message>
        <source>Copy {0}</source>
        <translation>复制{0}</translation>
    </message>
    <message>
        <source>The structure that gets the pixels</source>
        <translation>接收像素的结构</translation>
    </message>
    <message>
        <source>&amp;Take them away from {0}</source>
        <translation>从{0}中移除(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Into</source>
        <translation>复制到(&amp;I)</translation>
    </message>
    <message>
        <source>The pixels are added to what is there. Locks and the rules for painting hold, and it is one step of the history.</source>
        <translation>像素会加到已有内容上。锁定和绘制规则仍然有效，且作为历史中的一步。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>请先选择一个图层，或添加一个。</translation>
    </message>
</context>
<context>
    <name>Crashes</name>
    <message>
        <source>The program met a fault the last time. A report of it is on this computer; nothing was sent. Look at it, then delete it or send it to who looks after the program.</source>
        <translation>程序上次出现了故障。报告保存在此计算机上，未发送任何内容。请查看，然后删除或发送给负责本程序的人员。</translation>
    </message>
    <message>
        <source>Crash report</source>
        <translation>崩溃报告</translation>
    </message>
    <message>
        <source>Show &amp;folder</source>
        <translation>显示文件夹(&amp;F)</translation>
    </message>
</context>
<context>
    <name>DeidentifyDialog</name>
    <message>
        <source>De-identify</source>
        <translation>去标识</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Back to the files</source>
        <translation>返回文件(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>Pictures without a decision</source>
        <translation>未决定的图像</translation>
    </message>
    <message>
        <source>Pictures of which nothing is decided: {0}. They are left out if you write now.</source>
        <translation>尚未决定的图像：{0}。若现在写入，将略去它们。</translation>
    </message>
    <message>
        <source>Write the others</source>
        <translation>写入其余图像</translation>
    </message>
    <message>
        <source>&amp;Look at the pictures</source>
        <translation>查看图像(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Write the copies</source>
        <translation>写入副本(&amp;W)</translation>
    </message>
    <message>
        <source>Still to decide: {0}</source>
        <translation>待决定：{0}</translation>
    </message>
    <message>
        <source>Close without writing?</source>
        <translation>不写入就关闭？</translation>
    </message>
    <message>
        <source>Pictures whose decision is lost: {0}</source>
        <translation>将丢失决定的图像：{0}</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>Desk</name>
    <message>
        <source>{0:.1f} px</source>
        <translation>{0:.1f} px</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>已测量</translation>
    </message>
    <message>
        <source>Begin to draw</source>
        <translation>开始绘制</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>Take over</source>
        <translation>采纳</translation>
    </message>
    <message>
        <source>You are looking at another drawing. Go back to your own to draw.</source>
        <translation>您正在查看另一份绘制。请回到您自己的绘制。</translation>
    </message>
</context>
<context>
    <name>DiscDialog</name>
    <message>
        <source>Patients of the disc</source>
        <translation>光盘中的患者</translation>
    </message>
    <message>
        <source>Patients and examinations</source>
        <translation>患者和检查</translation>
    </message>
    <message>
        <source>Patient or day</source>
        <translation>患者或日期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>无姓名</translation>
    </message>
    <message numerus="yes">
        <source>%n files that the disc names are not on it.</source>
        <translation>
            <numerusform>光盘所列的 %n 个文件不在其中。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DisplayPanel</name>
    <message>
        <source>Brightness</source>
        <translation>亮度</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Gamma</source>
        <translation>伽马</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原图</translation>
    </message>
    <message>
        <source>The photograph as it is (R)</source>
        <translation>照片的原样 (R)</translation>
    </message>
    <message>
        <source>Red-free</source>
        <translation>无赤光</translation>
    </message>
    <message>
        <source>The green channel alone (G)</source>
        <translation>仅绿色通道 (G)</translation>
    </message>
    <message>
        <source>CLAHE</source>
        <translation>CLAHE</translation>
    </message>
    <message>
        <source>Local contrast equalised (H)</source>
        <translation>均衡局部对比度 (H)</translation>
    </message>
    <message>
        <source>Luminance: all colours as one grey (Shift+G)</source>
        <translation>亮度图：所有颜色合为一个灰度 (Shift+G)</translation>
    </message>
    <message>
        <source>Reset the display (Ctrl+D)</source>
        <translation>重置显示 (Ctrl+D)</translation>
    </message>
</context>
<context>
    <name>DistanceTool</name>
    <message>
        <source>Click the other end of the distance.  Esc: go back</source>
        <translation>请点击距离的另一端。  Esc：返回</translation>
    </message>
    <message>
        <source>Click one end of a distance that you know.  Esc: go back</source>
        <translation>请点击已知距离的一端。  Esc：返回</translation>
    </message>
</context>
<context>
    <name>DrawingPanel</name>
    <message>
        <source>Layers of the model</source>
        <translation>模型的图层</translation>
    </message>
    <message>
        <source>To draw</source>
        <translation>待绘制</translation>
    </message>
    <message>
        <source>To measure</source>
        <translation>待测量</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>There is none</source>
        <translation>不存在</translation>
    </message>
    <message>
        <source>As the model</source>
        <translation>同模型</translation>
    </message>
    <message>
        <source>As A</source>
        <translation>同 A</translation>
    </message>
    <message>
        <source>As B</source>
        <translation>同 B</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>On the photograph</source>
        <translation>照片上显示</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>The model&apos;s</source>
        <translation>模型的</translation>
    </message>
    <message>
        <source>Reader A&apos;s</source>
        <translation>阅片者 A 的</translation>
    </message>
    <message>
        <source>Reader B&apos;s</source>
        <translation>阅片者 B 的</translation>
    </message>
    <message>
        <source>Show {0}</source>
        <translation>显示{0}</translation>
    </message>
    <message>
        <source>to do</source>
        <translation>待完成</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>EdgeSearch</name>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>此处看不到该界面。请用“绘制”(3) 画出。</translation>
    </message>
    <message>
        <source>No edge can be told from noise there.</source>
        <translation>那里没有可与噪声区分的边缘。</translation>
    </message>
    <message>
        <source>Snap {0}, B-scan {1}</source>
        <translation>吸附{0}，B 扫描 {1}</translation>
    </message>
    <message>
        <source>Correct this surface on this B-scan first.</source>
        <translation>请先在此 B 扫描上修正该界面。</translation>
    </message>
    <message>
        <source>The B-scans beside this one do not show it.</source>
        <translation>相邻的 B 扫描未显示该界面。</translation>
    </message>
    <message>
        <source>Carry {0} from B-scan {1}</source>
        <translation>从 B 扫描 {1} 传递{0}</translation>
    </message>
    <message>
        <source>Carried to {0} B-scans before and {1} after. Look at them.</source>
        <translation>已传递到之前 {0} 个和之后 {1} 个 B 扫描。请查看。</translation>
    </message>
    <message>
        <source>One moment: the edge is being looked for.</source>
        <translation>请稍候：正在寻找边缘。</translation>
    </message>
</context>
<context>
    <name>Editing</name>
    <message>
        <source>One moment: a step is being read from the store.</source>
        <translation>请稍候：正在从存储中读取一个步骤。</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>请先选择一个图层，或添加一个。</translation>
    </message>
    <message>
        <source>{0} is locked.</source>
        <translation>{0}已锁定。</translation>
    </message>
    <message>
        <source>The model&apos;s layer stays as it is: you are correcting your own copy of {0}.</source>
        <translation>模型的图层保持不变：您修正的是自己的{0}副本。</translation>
    </message>
    <message>
        <source>{0} is locked, so {1} stays as it is where it would change that.</source>
        <translation>{0}已锁定，因此在会改变它的地方，{1}保持不变。</translation>
    </message>
    <message>
        <source>Add layer: {0}</source>
        <translation>添加图层：{0}</translation>
    </message>
    <message>
        <source>{0} is your own layer already.</source>
        <translation>{0}已是您自己的图层。</translation>
    </message>
    <message>
        <source>Take over: {0}</source>
        <translation>采纳：{0}</translation>
    </message>
    <message>
        <source>{0} is your own layer now, as the model drew it.</source>
        <translation>{0}现在是您自己的图层，与模型所画相同。</translation>
    </message>
    <message>
        <source>Corrections dropped: {0}</source>
        <translation>已放弃修正：{0}</translation>
    </message>
</context>
<context>
    <name>ExpectedPage</name>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者 ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Born</source>
        <translation>出生日期</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>检查项目</translation>
    </message>
    <message>
        <source>Who is expected</source>
        <translation>预约患者</translation>
    </message>
    <message>
        <source>&amp;Today&apos;s worklist</source>
        <translation>今日工作列表(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Read a table…</source>
        <translation>读取表格(&amp;R)…</translation>
    </message>
    <message>
        <source>CSV with patient_id</source>
        <translation>含 patient_id 的 CSV</translation>
    </message>
    <message>
        <source>&amp;Look for the patient&apos;s studies</source>
        <translation>查找该患者的检查(&amp;L)</translation>
    </message>
    <message>
        <source>Which worklist?</source>
        <translation>哪个工作列表？</translation>
    </message>
    <message>
        <source>Tables (*.csv *.tsv *.txt)</source>
        <translation>表格 (*.csv *.tsv *.txt)</translation>
    </message>
    <message>
        <source>Reading the worklist</source>
        <translation>正在读取工作列表</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message>
        <source>Export for other programs</source>
        <translation>导出给其他程序</translation>
    </message>
    <message>
        <source>Formats</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Only the &amp;layers that are shown now</source>
        <translation>仅当前显示的图层(&amp;O)</translation>
    </message>
    <message>
        <source>DICOM wi&amp;th the patient&apos;s name, in the study of the file</source>
        <translation>DICOM 含患者姓名，归入文件所属检查(&amp;W)</translation>
    </message>
    <message>
        <source>For the clinic&apos;s own archive</source>
        <translation>供本院自己的存档使用</translation>
    </message>
    <message>
        <source>Where to</source>
        <translation>保存位置</translation>
    </message>
    <message>
        <source>Names of patients and of their files are not written, unless you tick it above. Files that are there already are replaced only after you were asked.</source>
        <translation>除非您在上方勾选，否则不写入患者姓名及其文件名。已有文件只在询问您之后才会被替换。</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Then send D&amp;ICOM to</source>
        <translation>随后将 DICOM 发送到(&amp;T)</translation>
    </message>
    <message>
        <source>Server that DICOM is sent to</source>
        <translation>接收 DICOM 的服务器</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>needs the eye: state it beside the patient</source>
        <translation>需要眼别：请在患者旁注明</translation>
    </message>
    <message>
        <source>not there yet: the case is not measured</source>
        <translation>尚不可用：病例未测量</translation>
    </message>
    <message>
        <source>&amp;PNG masks</source>
        <translation>PNG 掩膜(&amp;P)</translation>
    </message>
    <message>
        <source>a black and white picture a layer</source>
        <translation>每个图层一张黑白图像</translation>
    </message>
    <message>
        <source>&amp;NumPy (NPZ)</source>
        <translation>NumPy (NPZ)(&amp;U)</translation>
    </message>
    <message>
        <source>all masks in one archive</source>
        <translation>所有掩膜在一个压缩包中</translation>
    </message>
    <message>
        <source>La&amp;bel map</source>
        <translation>标签图(&amp;L)</translation>
    </message>
    <message>
        <source>one picture with a value a structure</source>
        <translation>一张图像，每个结构一个值</translation>
    </message>
    <message>
        <source>&amp;COCO JSON</source>
        <translation>COCO JSON(&amp;C)</translation>
    </message>
    <message>
        <source>every piece, pixel by pixel</source>
        <translation>每一块，逐像素</translation>
    </message>
    <message>
        <source>label&amp;me JSON</source>
        <translation>labelme JSON(&amp;J)</translation>
    </message>
    <message>
        <source>to go on in labelme</source>
        <translation>以便在 labelme 中继续</translation>
    </message>
    <message>
        <source>N&amp;IfTI</source>
        <translation>NIfTI(&amp;I)</translation>
    </message>
    <message>
        <source>for ITK-SNAP and 3D Slicer</source>
        <translation>用于 ITK-SNAP 和 3D Slicer</translation>
    </message>
    <message>
        <source>&amp;Overlay</source>
        <translation>叠加图(&amp;V)</translation>
    </message>
    <message>
        <source>the picture as it is on the screen</source>
        <translation>与屏幕上所见相同的图像</translation>
    </message>
    <message>
        <source>Mea&amp;surements</source>
        <translation>测量值(&amp;M)</translation>
    </message>
    <message>
        <source>all numbers as CSV and JSON</source>
        <translation>所有数值，CSV 和 JSON 格式</translation>
    </message>
    <message>
        <source>&amp;Dataset</source>
        <translation>数据集(&amp;A)</translation>
    </message>
    <message>
        <source>added to a folder to train models from</source>
        <translation>添加到用于训练模型的文件夹</translation>
    </message>
    <message>
        <source>DICOM se&amp;gmentation</source>
        <translation>DICOM 分割(&amp;S)</translation>
    </message>
    <message>
        <source>photograph and layers, for a PACS</source>
        <translation>照片和图层，供 PACS 使用</translation>
    </message>
    <message>
        <source>DICOM lab&amp;el maps</source>
        <translation>DICOM 标签图(&amp;D)</translation>
    </message>
    <message>
        <source>the same, a value a structure; newer viewers</source>
        <translation>同上，每个结构一个值；较新的阅读器</translation>
    </message>
    <message>
        <source>DICOM st&amp;ructured report</source>
        <translation>DICOM 结构化报告(&amp;R)</translation>
    </message>
    <message>
        <source>all numbers, with the layers that they are of</source>
        <translation>所有数值及其所属图层</translation>
    </message>
    <message>
        <source>DICOM PDF</source>
        <translation>DICOM PDF</translation>
    </message>
    <message>
        <source>the report, for a PACS</source>
        <translation>报告，供 PACS 使用</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>N&amp;ame of the case</source>
        <translation>病例名称(&amp;N)</translation>
    </message>
    <message>
        <source>Export into which folder?</source>
        <translation>导出到哪个文件夹？</translation>
    </message>
    <message>
        <source>Letters, digits, dots, dashes, underscores</source>
        <translation>字母、数字、点、连字符、下划线</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message numerus="yes">
        <source>%n files are in {0}</source>
        <translation>
            <numerusform>{0} 中有 %n 个文件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Replace files?</source>
        <translation>替换文件？</translation>
    </message>
    <message>
        <source>In {0} there are files of an earlier export that say something else:

{1}

Nothing was written yet. Replace them?</source>
        <translation>{0} 中有以前导出的、内容不同的文件：

{1}

尚未写入任何内容。要替换吗？</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>FetchPage</name>
    <message>
        <source>Doe^J* (* for any letters)</source>
        <translation>Zhang^S*（* 代表任意字母）</translation>
    </message>
    <message>
        <source>YYYYMMDD, or two joined by a dash</source>
        <translation>YYYYMMDD，或用连字符连接的两个日期</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>服务器(&amp;S)</translation>
    </message>
    <message>
        <source>Patient &amp;ID</source>
        <translation>患者 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Patient&apos;s &amp;name</source>
        <translation>患者姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Patient ID</source>
        <translation>患者 ID</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>描述</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Studies</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>&amp;Look for studies</source>
        <translation>查找检查(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Fetch and open</source>
        <translation>获取并打开(&amp;F)</translation>
    </message>
    <message>
        <source>Looking for studies</source>
        <translation>正在查找检查</translation>
    </message>
    <message>
        <source>Fetching</source>
        <translation>正在获取</translation>
    </message>
</context>
<context>
    <name>FieldBox</name>
    <message>
        <source>{0} (optional)</source>
        <translation>{0}（可选）</translation>
    </message>
</context>
<context>
    <name>FollowUp</name>
    <message>
        <source>Earlier visit</source>
        <translation>以前的检查</translation>
    </message>
    <message>
        <source>Show what changed since an earlier visit of this eye</source>
        <translation>显示此眼自以前检查以来的变化</translation>
    </message>
    <message>
        <source>Open and segment the earlier visit too, then choose it here</source>
        <translation>请把以前的检查也打开并分割，然后在此选择</translation>
    </message>
    <message>
        <source>No comparison</source>
        <translation>不作比较</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The corrected layers could not be measured.</source>
        <translation>无法测量修正后的图层。</translation>
    </message>
</context>
<context>
    <name>GroupHead</name>
    <message>
        <source>Show or hide all: {0}</source>
        <translation>全部显示或隐藏：{0}</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Brightness of the photograph as shown, dark to light</source>
        <translation>所示照片的亮度，由暗到亮</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>As the model has it</source>
        <translation>模型的结果</translation>
    </message>
</context>
<context>
    <name>Illustration</name>
    <message>
        <source>Click a vessel (or N, Enter) to leave it out or take it in; drag the cross (or Shift+arrows, Enter).</source>
        <translation>点击血管（或 N、回车）以排除或纳入；拖动十字（或 Shift+方向键、回车）。</translation>
    </message>
    <message>
        <source>Taken in, not measured yet</source>
        <translation>已纳入，尚未测量</translation>
    </message>
    <message>
        <source>Left out, not measured yet</source>
        <translation>已排除，尚未测量</translation>
    </message>
    <message>
        <source>{0} from the fovea</source>
        <translation>距中心凹 {0}</translation>
    </message>
</context>
<context>
    <name>ImproveDialog</name>
    <message>
        <source>Improve the model</source>
        <translation>改进模型</translation>
    </message>
    <message>
        <source>{0} learns from photographs that you corrected. A third of the patients is left out, and the old and the new model are compared on those. The new model comes beside the old one and takes nothing away. Nothing leaves this computer.</source>
        <translation>{0} 从您修正过的照片中学习。三分之一的患者被留出，用于比较新旧模型。新模型与旧模型并存，不会取代任何内容。任何数据都不会离开此计算机。</translation>
    </message>
    <message>
        <source>&amp;Vessels, arteries and veins</source>
        <translation>血管、动脉和静脉(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Optic disc and cup</source>
        <translation>视盘和视杯(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Lesions of diabetic retinopathy</source>
        <translation>糖尿病视网膜病变的病灶(&amp;L)</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Change (95 %)</source>
        <translation>变化 (95 %)</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Before and after</source>
        <translation>之前和之后</translation>
    </message>
    <message>
        <source>&amp;Improve</source>
        <translation>改进(&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Use the new model</source>
        <translation>使用新模型(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Remove the new model</source>
        <translation>移除新模型(&amp;R)</translation>
    </message>
    <message>
        <source>about {0} minutes left</source>
        <translation>约剩 {0} 分钟</translation>
    </message>
    <message>
        <source>about a minute left</source>
        <translation>约剩一分钟</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>正在启动</translation>
    </message>
    <message>
        <source>{0} corrected photographs of {1} patients</source>
        <translation>{1} 位患者的 {0} 张修正照片</translation>
    </message>
    <message>
        <source>{0} photographs</source>
        <translation>{0} 张照片</translation>
    </message>
    <message>
        <source>{0} patients</source>
        <translation>{0} 位患者</translation>
    </message>
    <message>
        <source>{0}; still missing: {1}</source>
        <translation>{0}；还缺：{1}</translation>
    </message>
    <message>
        <source>{0} learned from {1} photographs and was compared on {2} others, of patients that it never saw. {3} of {4} measures are better, {5} of them beyond chance. With so few photographs, look at its layers too before you use it.</source>
        <translation>{0} 从 {1} 张照片中学习，并在另外 {2} 张从未见过的患者照片上比较。{4} 个指标中有 {3} 个更好，其中 {5} 个超出偶然。照片这样少，使用前请同时查看其图层。</translation>
    </message>
    <message>
        <source>{0} photographs tell no patient and counted as one each; if some are of the same person, the figures flatter.</source>
        <translation>{0} 张照片未注明患者，各按一位患者计；若其中有同一人的照片，则数值会偏高。</translation>
    </message>
    <message>
        <source>Not used: {0}.</source>
        <translation>未使用：{0}。</translation>
    </message>
    <message>
        <source>Reading the corrected photographs</source>
        <translation>正在读取修正过的照片</translation>
    </message>
    <message>
        <source>Learning</source>
        <translation>正在学习</translation>
    </message>
    <message>
        <source>Comparing on photographs that were left out</source>
        <translation>正在留出的照片上比较</translation>
    </message>
</context>
<context>
    <name>Improving</name>
    <message>
        <source>{0} is ready: see Analyse, Improve the model</source>
        <translation>{0} 已就绪：见 分析、改进模型</translation>
    </message>
    <message>
        <source>Segment uses {0} from now on</source>
        <translation>今后分割使用 {0}</translation>
    </message>
</context>
<context>
    <name>Jobs</name>
    <message>
        <source>The part of the program that does this work stopped unexpectedly, perhaps for want of memory. It has been started anew, and what is on the screen is safe. Please try again.</source>
        <translation>执行此工作的程序部分意外停止，可能是内存不足。它已重新启动，屏幕上的内容是安全的。请重试。</translation>
    </message>
    <message>
        <source>An unexpected error occurred. What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>发生意外错误。屏幕上的内容是安全的，可以继续工作。详情见日志文件（帮助 ▸ 显示日志文件）。</translation>
    </message>
</context>
<context>
    <name>Kept</name>
    <message>
        <source>Nothing was written.</source>
        <translation>未写入任何内容。</translation>
    </message>
    <message>
        <source>This folder is removed when the window closes. Choose another one.</source>
        <translation>窗口关闭时此文件夹将被删除。请选择其他文件夹。</translation>
    </message>
    <message>
        <source>What was fetched is not kept yet.</source>
        <translation>获取的内容尚未保存。</translation>
    </message>
    <message>
        <source>The workspace is not open. Open it with its passphrase (Case ▸ Load again) before you close the window, or fetch it again then.</source>
        <translation>工作区尚未打开。请在关闭窗口前用密码短语打开（病例 ▸ 重新加载），或之后重新获取。</translation>
    </message>
    <message>
        <source>This workspace is not encrypted.</source>
        <translation>此工作区没有加密。</translation>
    </message>
    <message>
        <source>The volume is kept; its file may be moved away.</source>
        <translation>容积已保存在工作区；其文件可以移走。</translation>
    </message>
    <message>
        <source>Only an encrypted workspace keeps photographs. To encrypt it, close all windows and run: retsam store encrypt</source>
        <translation>只有加密的工作区才保存照片。要加密，请关闭所有窗口并运行：retsam store encrypt</translation>
    </message>
    <message>
        <source>The photograph is kept in the workspace; its file may be moved away.</source>
        <translation>照片已保存在工作区；其文件可以移走。</translation>
    </message>
    <message>
        <source>The photograph is not kept.</source>
        <translation>照片没有保存。</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>无法打开。</translation>
    </message>
</context>
<context>
    <name>KeptDialog</name>
    <message>
        <source>Kept in the workspace</source>
        <translation>保存到工作区</translation>
    </message>
    <message>
        <source>Photographs</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>  ·  final</source>
        <translation>  ·  已定稿</translation>
    </message>
    <message>
        <source>An encrypted workspace keeps what you put into it with Case, Keep.</source>
        <translation>加密的工作区保存您用“病例”菜单中“保存”放入的内容。</translation>
    </message>
</context>
<context>
    <name>KeyBindingsDialog</name>
    <message>
        <source>Change keys</source>
        <translation>更改按键</translation>
    </message>
    <message>
        <source>Find an action</source>
        <translation>查找命令</translation>
    </message>
    <message>
        <source>Key of {0}</source>
        <translation>按键：{0}</translation>
    </message>
    <message>
        <source>{0} is used for: {1}.</source>
        <translation>{0} 已用于：{1}。</translation>
    </message>
    <message>
        <source>{0} has a fixed meaning and cannot be used for {1}.</source>
        <translation>{0} 有固定含义，不能用于{1}。</translation>
    </message>
</context>
<context>
    <name>LayerCopy</name>
    <message>
        <source>{0} is empty.</source>
        <translation>{0}为空。</translation>
    </message>
    <message>
        <source>{0} moved to {1}</source>
        <translation>{0}已移至{1}</translation>
    </message>
    <message>
        <source>{0} copied to {1}</source>
        <translation>{0}已复制到{1}</translation>
    </message>
    <message>
        <source>{0} of {1} pixels were left out by the rules for painting.</source>
        <translation>根据绘制规则，{1} 个像素中有 {0} 个未采用。</translation>
    </message>
    <message>
        <source>{0} is a part of {1}: copy it instead of moving it.</source>
        <translation>{0}是{1}的一部分：请复制而不要移动。</translation>
    </message>
</context>
<context>
    <name>LayerRow</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>显示或隐藏{0}</translation>
    </message>
    <message>
        <source>Colour of {0}</source>
        <translation>颜色：{0}</translation>
    </message>
    <message>
        <source>Opacity of {0}</source>
        <translation>不透明度：{0}</translation>
    </message>
    <message>
        <source>Draw only the outline of {0}</source>
        <translation>只画轮廓：{0}</translation>
    </message>
    <message>
        <source>Keep tools off {0}</source>
        <translation>禁止工具更改：{0}</translation>
    </message>
    <message>
        <source>Show {0} alone</source>
        <translation>单独显示：{0}</translation>
    </message>
    <message>
        <source>Landmark</source>
        <translation>标志点</translation>
    </message>
    <message>
        <source>{0}, read-only: the first stroke makes your own copy</source>
        <translation>{0}，只读：第一笔会生成您自己的副本</translation>
    </message>
    <message>
        <source>point</source>
        <translation>点</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Pixels of the layer</source>
        <translation>图层的像素数</translation>
    </message>
    <message>
        <source>Move up (Alt+Up)</source>
        <translation>上移 (Alt+Up)</translation>
    </message>
    <message>
        <source>Move down (Alt+Down)</source>
        <translation>下移 (Alt+Down)</translation>
    </message>
    <message>
        <source>Show the model&apos;s certainty as opacity</source>
        <translation>用不透明度显示模型的把握度</translation>
    </message>
    <message>
        <source>Segment again, to see the model&apos;s certainty (Ctrl+Enter)</source>
        <translation>重新分割以查看模型的把握度 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Outline anew, from its own box… (Ctrl+P)</source>
        <translation>用各自的方框重新勾画… (Ctrl+P)</translation>
    </message>
    <message>
        <source>Copy into… (Ctrl+Shift+C)</source>
        <translation>复制到… (Ctrl+Shift+C)</translation>
    </message>
    <message>
        <source>The usual colour</source>
        <translation>常用颜色</translation>
    </message>
    <message>
        <source>Drop corrections (Ctrl+Backspace)</source>
        <translation>放弃修正 (Ctrl+Backspace)</translation>
    </message>
    <message>
        <source>Take over the layer (Ctrl+T)</source>
        <translation>采纳图层 (Ctrl+T)</translation>
    </message>
</context>
<context>
    <name>LayersPanel</name>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Find a layer</source>
        <translation>查找图层</translation>
    </message>
    <message>
        <source>Add a layer to draw by hand (Ctrl+Shift+N)</source>
        <translation>添加图层以便手工绘制 (Ctrl+Shift+N)</translation>
    </message>
    <message>
        <source>Anatomy</source>
        <translation>解剖结构</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Phenotypes</source>
        <translation>表型</translation>
    </message>
    <message>
        <source>Nothing was segmented; see the notice above.</source>
        <translation>未分割任何结构；请看上方提示。</translation>
    </message>
    <message>
        <source>Segment the photograph to see its layers, or add one to draw.</source>
        <translation>请分割照片以查看其图层，或添加图层进行绘制。</translation>
    </message>
</context>
<context>
    <name>LayersPresenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>无法准备图像。</translation>
    </message>
</context>
<context>
    <name>Learning</name>
    <message>
        <source>The program that learns could not be started.</source>
        <translation>无法启动学习程序。</translation>
    </message>
    <message>
        <source>Learning ended unexpectedly. The cause is in the log.</source>
        <translation>学习意外结束。原因见日志。</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>Show or hide {0}</source>
        <translation>显示或隐藏{0}</translation>
    </message>
    <message>
        <source>; click its name to correct it</source>
        <translation>；点击名称以修正</translation>
    </message>
</context>
<context>
    <name>LesionsPanel</name>
    <message>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>Enter or a double click goes to the lesion; F3 to the next one</source>
        <translation>回车或双击转到该病灶；F3 转到下一个</translation>
    </message>
</context>
<context>
    <name>Licences</name>
    <message>
        <source>Libraries</source>
        <translation>程序库</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>One moment: the licences are being read.</source>
        <translation>请稍候：正在读取许可证。</translation>
    </message>
    <message>
        <source>It came without the text of its licence.</source>
        <translation>它未附许可证文本。</translation>
    </message>
</context>
<context>
    <name>Loading</name>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Try again (Case ▸ Load again).</source>
        <translation>无法从工作区读取此病例，因此不能更改其任何内容。{0} 请重试（病例 ▸ 重新加载）。</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>现在无法保存任何内容。{0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>工作区已加密。请先输入密码短语（病例 ▸ 重新加载）。</translation>
    </message>
    <message>
        <source>Sign in to the workspace first (Case ▸ Load again).</source>
        <translation>请先登录工作区（病例 ▸ 重新加载）。</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>正在打开工作区。请稍候。</translation>
    </message>
</context>
<context>
    <name>LookingPage</name>
    <message>
        <source>I have &amp;looked at this picture, in all its parts</source>
        <translation>我已查看此图像的各个部分(&amp;L)</translation>
    </message>
    <message>
        <source>Picture with the boxes that will be blank</source>
        <translation>图像及将被遮盖的方框</translation>
    </message>
    <message>
        <source>What is shown of the frames</source>
        <translation>显示哪些帧</translation>
    </message>
    <message>
        <source>Brightest of all frames</source>
        <translation>所有帧的最亮值</translation>
    </message>
    <message>
        <source>Darkest of all frames</source>
        <translation>所有帧的最暗值</translation>
    </message>
    <message>
        <source>One frame</source>
        <translation>单帧</translation>
    </message>
    <message>
        <source>Frame</source>
        <translation>帧</translation>
    </message>
    <message>
        <source>Boxes</source>
        <translation>方框</translation>
    </message>
    <message>
        <source>&amp;Draw a box</source>
        <translation>画方框(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Take away</source>
        <translation>移除(&amp;T)</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Take &amp;all away</source>
        <translation>全部移除(&amp;A)</translation>
    </message>
    <message>
        <source>Draw with the mouse; drag a box or its corners. Ctrl and arrows move it, Alt and arrows make it larger or smaller; , and . go through the boxes. The wheel, or Ctrl with + and -, zooms.</source>
        <translation>用鼠标绘制；拖动方框或其角。Ctrl 加方向键移动，Alt 加方向键改变大小；, 和 . 在方框间切换。滚轮或 Ctrl 加 + 和 - 缩放。</translation>
    </message>
    <message>
        <source>Will be blank:</source>
        <translation>将被遮盖：</translation>
    </message>
    <message>
        <source>Pre&amp;vious</source>
        <translation>上一幅(&amp;V)</translation>
    </message>
    <message>
        <source>Leave this picture &amp;out</source>
        <translation>略去此图像(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Nothing to blank</source>
        <translation>无需遮盖(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Blank these</source>
        <translation>遮盖这些(&amp;B)</translation>
    </message>
    <message>
        <source>N&amp;ext</source>
        <translation>下一幅(&amp;E)</translation>
    </message>
    <message>
        <source>Looking for pictures …</source>
        <translation>正在查找图像 …</translation>
    </message>
    <message>
        <source>There are no pictures to look at.</source>
        <translation>没有要查看的图像。</translation>
    </message>
    <message>
        <source> of {0}</source>
        <translation> / {0}</translation>
    </message>
    <message>
        <source>Opening …</source>
        <translation>正在打开 …</translation>
    </message>
    <message>
        <source>Picture {0} of {1}</source>
        <translation>第 {0} 幅，共 {1} 幅</translation>
    </message>
    <message>
        <source>Picture {0}, {1} so far</source>
        <translation>第 {0} 幅，目前 {1} 幅</translation>
    </message>
    <message>
        <source>Nothing is decided of this picture yet.</source>
        <translation>此图像尚未决定。</translation>
    </message>
    <message>
        <source>It will be left out.</source>
        <translation>它将被略去。</translation>
    </message>
    <message>
        <source>Nothing will be blank.</source>
        <translation>不遮盖任何部分。</translation>
    </message>
    <message>
        <source>What is black will be blank.</source>
        <translation>黑色部分将被遮盖。</translation>
    </message>
    <message>
        <source>Nobody has looked at it: its copy will say so.</source>
        <translation>尚无人看过：其副本会如此注明。</translation>
    </message>
    <message>
        <source>You said that you looked at it.</source>
        <translation>您已表示看过它。</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Open &amp;recent</source>
        <translation>打开最近的文件(&amp;R)</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>图层</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
    <message>
        <source>Opening {0} …</source>
        <translation>正在打开 {0}…</translation>
    </message>
    <message>
        <source>pixels 1 : {0:.3g}</source>
        <translation>像素 1 : {0:.3g}</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>已写入：{0}</translation>
    </message>
    <message>
        <source>An unexpected error occurred.</source>
        <translation>发生意外错误。</translation>
    </message>
    <message>
        <source>What is on the screen is safe, and the work can go on. Details are in the log file (Help ▸ Show log file).</source>
        <translation>屏幕上的内容是安全的，可以继续工作。详情见日志文件（帮助 ▸ 显示日志文件）。</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Tools for correcting</source>
        <translation>修正工具</translation>
    </message>
</context>
<context>
    <name>MapView</name>
    <message>
        <source>Retina from above</source>
        <translation>视网膜俯视图</translation>
    </message>
</context>
<context>
    <name>MessagePage</name>
    <message>
        <source>&amp;Look again</source>
        <translation>再查看一次(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ModelChoice</name>
    <message>
        <source>The chosen model is not there any more.</source>
        <translation>所选模型已不存在。</translation>
    </message>
    <message>
        <source>Photographs are segmented with {0} until you choose another.</source>
        <translation>在您选择其他模型之前，照片用 {0} 分割。</translation>
    </message>
    <message>
        <source>Looking at the file</source>
        <translation>正在检查文件</translation>
    </message>
    <message>
        <source>Not added.</source>
        <translation>未添加。</translation>
    </message>
    <message>
        <source>{0} is a change to SAM ViT-B, which is not there yet. Add the file of SAM ViT-B first, then this one.</source>
        <translation>{0} 是对 SAM ViT-B 的改动，而 SAM ViT-B 尚未添加。请先添加 SAM ViT-B 的文件，再添加此文件。</translation>
    </message>
    <message>
        <source>Adding the model</source>
        <translation>正在添加模型</translation>
    </message>
    <message>
        <source>Remove a model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>{0} and its files are taken from this computer. Results that it made stay. To use it again, you need the file that you added.</source>
        <translation>将从此计算机移除 {0} 及其文件。它得出的结果会保留。若要再次使用，您需要当初添加的文件。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Removing the model</source>
        <translation>正在移除模型</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0}未成功。</translation>
    </message>
</context>
<context>
    <name>ModelTermsDialog</name>
    <message>
        <source>Add a model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Recognised: published as {0}</source>
        <translation>已识别：以 {0} 之名发表</translation>
    </message>
    <message>
        <source>Not among the published files that this program knows</source>
        <translation>不在本程序已知的已发表文件之中</translation>
    </message>
    <message>
        <source>Classes and terms</source>
        <translation>类别和条款</translation>
    </message>
    <message>
        <source>Accept the terms and add</source>
        <translation>接受条款并添加</translation>
    </message>
    <message>
        <source>The file does not say which of these it is:</source>
        <translation>文件没有说明它是以下哪一个：</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## 条款</translation>
    </message>
    <message>
        <source>## What it finds</source>
        <translation>## 可查找的结构</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>仅供研究使用，不得用于诊断。</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Model card</source>
        <translation>模型卡</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Use for Segment</source>
        <translation>用于分割(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Add a file…</source>
        <translation>添加文件(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Can be added</source>
        <translation>可添加</translation>
    </message>
    <message>
        <source>This model outlines what you point at</source>
        <translation>此模型勾画您所指的结构</translation>
    </message>
    <message>
        <source>Segment uses this model</source>
        <translation>分割使用此模型</translation>
    </message>
    <message>
        <source>{0}, in use</source>
        <translation>{0}，使用中</translation>
    </message>
    <message>
        <source>## How to get it</source>
        <translation>## 如何获取</translation>
    </message>
    <message>
        <source>{0}. Download it in your own browser, then choose **Add a file…**. This program downloads nothing by itself.</source>
        <translation>{0}。请用浏览器下载，然后选择**添加文件…**。本程序自身不下载任何内容。</translation>
    </message>
    <message>
        <source>## Terms</source>
        <translation>## 条款</translation>
    </message>
    <message>
        <source>## Known failures</source>
        <translation>## 已知缺陷</translation>
    </message>
    <message>
        <source>## Source</source>
        <translation>## 来源</translation>
    </message>
    <message>
        <source>**This program cannot load it: it carries no PyTorch.** Install RetSAM Desktop with pip (`pip install retsam-desktop`) and add the model there; training needs the pip install too. Both work on the same workspace.</source>
        <translation>**本程序无法加载它：其中不含 PyTorch。** 请用 pip 安装 RetSAM Desktop（`pip install retsam-desktop`）并在那里添加模型；训练也需要 pip 安装。两者使用同一工作区。</translation>
    </message>
    <message>
        <source>&amp;Use for pointing</source>
        <translation>用于指点勾画(&amp;U)</translation>
    </message>
    <message>
        <source>This needs PyTorch: see the text above</source>
        <translation>这需要 PyTorch：见上方文字</translation>
    </message>
    <message>
        <source>Add which checkpoint?</source>
        <translation>添加哪个检查点文件？</translation>
    </message>
    <message>
        <source>Checkpoints (*.ckpt *.pth *.pt *.safetensors);;All files (*)</source>
        <translation>检查点 (*.ckpt *.pth *.pt *.safetensors);;所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>NotCovered</name>
    <message>
        <source>Not covered by this model ({0})</source>
        <translation>此模型未涵盖（{0}）</translation>
    </message>
    <message>
        <source>Structures that this model was not trained to find</source>
        <translation>此模型未经训练、无法查找的结构</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Notices about this photograph</source>
        <translation>关于此照片的提示</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭提示</translation>
    </message>
</context>
<context>
    <name>NumberField</name>
    <message>
        <source>“{0}” is a number.</source>
        <translation>“{0}”应为数字。</translation>
    </message>
</context>
<context>
    <name>Numbers</name>
    <message>
        <source>Numbers, lesions and history</source>
        <translation>数值、病灶和历史</translation>
    </message>
    <message>
        <source>Biomarkers</source>
        <translation>生物标志物</translation>
    </message>
    <message>
        <source>Lesions</source>
        <translation>病灶</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Segment the photograph to measure it.</source>
        <translation>请分割照片以进行测量。</translation>
    </message>
    <message>
        <source>Nothing was segmented, so nothing is measured.</source>
        <translation>未分割任何结构，因此没有测量。</translation>
    </message>
    <message>
        <source>The measuring was stopped. Segment again to measure.</source>
        <translation>测量已停止。请再次分割以进行测量。</translation>
    </message>
    <message>
        <source>No lesion was found. The layers above say what was looked for.</source>
        <translation>未发现病灶。上方图层说明了查找的内容。</translation>
    </message>
    <message>
        <source>Lesions ({0})</source>
        <translation>病灶 ({0})</translation>
    </message>
</context>
<context>
    <name>OctCorrection</name>
    <message>
        <source>What you corrected before stays over what was found now. B-scans: {0}.</source>
        <translation>您先前的修正保留在本次结果之上。B 扫描：{0}。</translation>
    </message>
    <message>
        <source>This is not kept. {0}</source>
        <translation>此内容不会保存。{0}</translation>
    </message>
    <message>
        <source>One moment: it is being measured.</source>
        <translation>请稍候：正在测量。</translation>
    </message>
    <message>
        <source>{0} as found, B-scan {1}</source>
        <translation>{0}恢复为检测结果，B 扫描 {1}</translation>
    </message>
</context>
<context>
    <name>OctEditing</name>
    <message>
        <source>Undone: {0}</source>
        <translation>已撤销：{0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>已重做：{0}</translation>
    </message>
</context>
<context>
    <name>OctNumbersPanel</name>
    <message>
        <source>Layer</source>
        <translation>视网膜层</translation>
    </message>
    <message>
        <source>Which layer the map and the numbers are about</source>
        <translation>地图和数值所涉及的视网膜层</translation>
    </message>
    <message>
        <source>Measurements</source>
        <translation>测量值</translation>
    </message>
    <message>
        <source>Segment the volume to see its numbers.</source>
        <translation>请分割该容积以查看其数值。</translation>
    </message>
    <message>
        <source>Measurement</source>
        <translation>测量</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>数值</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>变化</translation>
    </message>
</context>
<context>
    <name>OctSaving</name>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>现在无法保存任何内容。{0}</translation>
    </message>
    <message>
        <source>The workspace is encrypted. Enter its passphrase first (Case ▸ Load again).</source>
        <translation>工作区已加密。请先输入密码短语（病例 ▸ 重新加载）。</translation>
    </message>
    <message>
        <source>The workspace is being opened. Please wait a moment.</source>
        <translation>正在打开工作区。请稍候。</translation>
    </message>
    <message>
        <source>Something could not be saved, and nothing after it can be. Close this window and open the file again, to go on from what is saved.</source>
        <translation>有内容无法保存，其后的内容也无法保存。请关闭此窗口并重新打开文件，从已保存处继续。</translation>
    </message>
    <message>
        <source>This case is signed off, and locked.</source>
        <translation>此病例已签署并锁定。</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>此病例在另一窗口中打开，此处只能查看。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>已定稿</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>This case could not be read from the workspace, so nothing of it can be changed. {0} Close this window and open the file again.</source>
        <translation>无法从工作区读取此病例，因此不能更改其任何内容。{0} 请关闭此窗口并重新打开文件。</translation>
    </message>
</context>
<context>
    <name>OctScaleDialog</name>
    <message>
        <source>Scale of this OCT</source>
        <translation>此 OCT 的比例尺</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>像素高度（µm）</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>像素宽度（µm）</translation>
    </message>
    <message>
        <source>From one B-scan to the next in µm</source>
        <translation>相邻 B 扫描的间距（µm）</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>使用此比例尺</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>The device&apos;s export or its manual names these sizes. In depth most devices have 2 to 6 µm a pixel, along the scan 5 to 25 µm.</source>
        <translation>设备的导出文件或手册会给出这些尺寸。多数设备在深度方向为每像素 2 至 6 µm，沿扫描方向为 5 至 25 µm。</translation>
    </message>
    <message>
        <source>The height of a pixel is needed for every thickness.</source>
        <translation>任何厚度都需要像素高度。</translation>
    </message>
    <message>
        <source>No scale: results stay in pixels, and no thickness is told.</source>
        <translation>无比例尺：结果以像素表示，不给出厚度。</translation>
    </message>
    <message>
        <source>The scan is {0:.2f} mm deep</source>
        <translation>扫描深 {0:.2f} mm</translation>
    </message>
    <message>
        <source>. Its width is not known: no fields, areas or volumes.</source>
        <translation>。宽度未知：没有分区、面积或体积。</translation>
    </message>
    <message>
        <source>, {0:.2f} mm wide</source>
        <translation>，宽 {0:.2f} mm</translation>
    </message>
    <message>
        <source>, and {0:.2f} mm from first to last.</source>
        <translation>，从第一个到最后一个为 {0:.2f} mm。</translation>
    </message>
    <message>
        <source>{0}: between {1:g} and {2:g} µm.</source>
        <translation>{0}：介于 {1:g} 和 {2:g} µm 之间。</translation>
    </message>
</context>
<context>
    <name>OctToolBar</name>
    <message>
        <source>Correct</source>
        <translation>修正</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Carry on</source>
        <translation>传递</translation>
    </message>
    <message>
        <source>Carry what was corrected on this surface to the B-scans beside it: there it is laid on the edge that is seen, as far as that can be followed</source>
        <translation>将此界面上的修正传递到相邻的 B 扫描：在那里贴合可见的边缘，直到无法跟踪为止</translation>
    </message>
    <message>
        <source>How many B-scans to each side</source>
        <translation>每侧多少个 B 扫描</translation>
    </message>
    <message>
        <source> B-scans</source>
        <translation> 个 B 扫描</translation>
    </message>
    <message>
        <source>As found</source>
        <translation>恢复检测</translation>
    </message>
    <message>
        <source>Give up the corrections of this surface on this B-scan: what was found counts again</source>
        <translation>放弃此 B 扫描上该界面的修正：恢复检测结果</translation>
    </message>
    <message>
        <source>Outline anew</source>
        <translation>重新勾画</translation>
    </message>
    <message>
        <source>Outline each piece of this area on this B-scan again, from its own box</source>
        <translation>用各自的方框重新勾画此 B 扫描上该区域的每一块</translation>
    </message>
    <message>
        <source>Hand</source>
        <translation>手形</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>拖动</translation>
    </message>
    <message>
        <source>Drag a surface up or down; columns beside it follow. It stops at its neighbours</source>
        <translation>上下拖动界面；旁边的列随之移动。到相邻界面处停止</translation>
    </message>
    <message>
        <source>Draw</source>
        <translation>绘制</translation>
    </message>
    <message>
        <source>Draw the chosen surface anew</source>
        <translation>重新绘制所选界面</translation>
    </message>
    <message>
        <source>Snap</source>
        <translation>吸附</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface is laid on the nearest edge</source>
        <translation>在各列上拖过：所选界面贴到最近的边缘</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪除</translation>
    </message>
    <message>
        <source>Drag across columns: the chosen surface cannot be seen there</source>
        <translation>在各列上拖过：所选界面在那里看不到</translation>
    </message>
    <message>
        <source>Paint</source>
        <translation>涂画</translation>
    </message>
    <message>
        <source>Paint fluid or another area</source>
        <translation>涂画积液或其他区域</translation>
    </message>
    <message>
        <source>Erase</source>
        <translation>擦除</translation>
    </message>
    <message>
        <source>Erase fluid or another area</source>
        <translation>擦除积液或其他区域</translation>
    </message>
    <message>
        <source>Point</source>
        <translation>指点</translation>
    </message>
    <message>
        <source>Drag a box around fluid or another area, or click into it: a model outlines it</source>
        <translation>在积液或其他区域周围拖出方框，或在其中单击：模型会勾画它</translation>
    </message>
    <message>
        <source>Surface to correct (, and .)</source>
        <translation>要修正的界面（, 和 .）</translation>
    </message>
    <message>
        <source>Area to paint (, and .)</source>
        <translation>要绘制的区域（, 和 .）</translation>
    </message>
    <message>
        <source>Columns that follow to each side ([ and ])</source>
        <translation>每侧随动的列数（[ 和 ]）</translation>
    </message>
    <message>
        <source> columns</source>
        <translation> 列</translation>
    </message>
    <message>
        <source>Radius of the brush, in columns ([ and ])</source>
        <translation>画笔半径，以列计（[ 和 ]）</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
</context>
<context>
    <name>OctTools</name>
    <message>
        <source>Paint {0}, B-scan {1}</source>
        <translation>绘制{0}，B 扫描 {1}</translation>
    </message>
    <message>
        <source>Erase {0}, B-scan {1}</source>
        <translation>擦除{0}，B 扫描 {1}</translation>
    </message>
    <message>
        <source>{0}, B-scan {1}: {2} · {3}</source>
        <translation>{0}，B 扫描 {1}：{2} · {3}</translation>
    </message>
    <message>
        <source>This surface is not seen here. Draw it with Draw surface (3).</source>
        <translation>此处看不到该界面。请用“绘制”(3) 画出。</translation>
    </message>
    <message>
        <source>Drag {0}, B-scan {1}</source>
        <translation>拖动{0}，B 扫描 {1}</translation>
    </message>
    <message>
        <source>Draw {0}, B-scan {1}</source>
        <translation>画出{0}，B 扫描 {1}</translation>
    </message>
    <message>
        <source>Cut {0}, B-scan {1}</source>
        <translation>剪除{0}，B 扫描 {1}</translation>
    </message>
</context>
<context>
    <name>OctWindow</name>
    <message>
        <source>B-scan</source>
        <translation>B 扫描</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>仅供研究使用，不得用于诊断。</translation>
    </message>
    <message>
        <source>Trained model</source>
        <translation>训练的模型</translation>
    </message>
    <message>
        <source>Graph search</source>
        <translation>图搜索</translation>
    </message>
    <message>
        <source>By what Segment finds the surfaces</source>
        <translation>分割时用什么方法寻找界面</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>正在分割</translation>
    </message>
    <message>
        <source>Correct when the segmentation is done.</source>
        <translation>请在分割完成后再修正。</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>正在写入结果</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>已写入：{0}</translation>
    </message>
</context>
<context>
    <name>OthersPanel</name>
    <message>
        <source>Reader A</source>
        <translation>阅片者 A</translation>
    </message>
    <message>
        <source>Reader B</source>
        <translation>阅片者 B</translation>
    </message>
    <message>
        <source>Begin with A&apos;s answers</source>
        <translation>从 A 的回答开始</translation>
    </message>
    <message>
        <source>… with B&apos;s</source>
        <translation>… 从 B 的回答开始</translation>
    </message>
    <message>
        <source>drawn</source>
        <translation>已绘制</translation>
    </message>
    <message>
        <source>{0} px</source>
        <translation>{0} px</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>Pacs</name>
    <message>
        <source>Reading the disc …</source>
        <translation>正在读取光盘…</translation>
    </message>
    <message>
        <source>The disc cannot be read.</source>
        <translation>无法读取光盘。</translation>
    </message>
    <message>
        <source>Sending …</source>
        <translation>正在发送…</translation>
    </message>
    <message numerus="yes">
        <source>%n objects are sent</source>
        <translation>
            <numerusform>已发送 %n 个对象</numerusform>
        </translation>
    </message>
    <message>
        <source>Not everything was sent; the rest waits in the queue.</source>
        <translation>未全部发送；其余在队列中等待。</translation>
    </message>
    <message>
        <source>Which disc or folder?</source>
        <translation>哪个光盘或文件夹？</translation>
    </message>
</context>
<context>
    <name>PacsDialog</name>
    <message>
        <source>DICOM servers</source>
        <translation>DICOM 服务器</translation>
    </message>
    <message>
        <source>Fetch</source>
        <translation>获取</translation>
    </message>
    <message>
        <source>Expected</source>
        <translation>预约</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Servers</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message numerus="yes">
        <source>%n objects came</source>
        <translation>
            <numerusform>已收到 %n 个对象</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n objects of the study did not come</source>
        <translation>
            <numerusform>该检查有 %n 个对象未到达</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PatientBar</name>
    <message>
        <source>Show the patient&apos;s name</source>
        <translation>显示患者姓名</translation>
    </message>
    <message>
        <source>Eye</source>
        <translation>眼别</translation>
    </message>
    <message>
        <source>Which eye this is; choose it where the file does not say</source>
        <translation>这是哪只眼；文件未注明时请选择</translation>
    </message>
    <message>
        <source>No scale</source>
        <translation>无比例尺</translation>
    </message>
    <message>
        <source>No photograph</source>
        <translation>没有照片</translation>
    </message>
    <message>
        <source>Eye not stated</source>
        <translation>未注明眼别</translation>
    </message>
    <message>
        <source>Right eye (OD)</source>
        <translation>右眼 (OD)</translation>
    </message>
    <message>
        <source>Left eye (OS)</source>
        <translation>左眼 (OS)</translation>
    </message>
    <message>
        <source>Date not stated</source>
        <translation>未注明日期</translation>
    </message>
    <message>
        <source>No patient in the file</source>
        <translation>文件中没有患者信息</translation>
    </message>
    <message>
        <source>please choose</source>
        <translation>请选择</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>由您指定</translation>
    </message>
    <message>
        <source>from {0}</source>
        <translation>来自 {0}</translation>
    </message>
    <message>
        <source>No scale: results in pixels · set…</source>
        <translation>无比例尺：结果以像素表示 · 设置…</translation>
    </message>
    <message>
        <source>Scale {0} µm · {1}</source>
        <translation>比例尺 {0} µm · {1}</translation>
    </message>
    <message>
        <source>Scale {0:.4g} × {1:.4g} µm/px · {2}</source>
        <translation>比例尺 {0:.4g} × {1:.4g} µm/px · {2}</translation>
    </message>
</context>
<context>
    <name>Pieces</name>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>面积</translation>
    </message>
    <message>
        <source>To the fovea</source>
        <translation>到中心凹</translation>
    </message>
    <message>
        <source>From the piece&apos;s centre of gravity</source>
        <translation>从该块的重心算起</translation>
    </message>
</context>
<context>
    <name>Pointing</name>
    <message>
        <source>Drag a box around it, or click into it · right-click: not this · Shift+drag: scribble</source>
        <translation>在其周围拖出方框，或在其中单击 · 右键单击：不要这里 · Shift+拖动：涂划</translation>
    </message>
    <message>
        <source>looking at the picture</source>
        <translation>正在查看图像</translation>
    </message>
    <message>
        <source>{0}: {1} …</source>
        <translation>{0}：{1}…</translation>
    </message>
    <message>
        <source>{0} · Enter accepts, Esc drops</source>
        <translation>{0} · 回车接受，Esc 放弃</translation>
    </message>
    <message>
        <source>{0} · outline {1} of {2} · Enter accepts, N the next, Esc drops</source>
        <translation>{0} · 第 {1} 个轮廓，共 {2} 个 · 回车接受，N 下一个，Esc 放弃</translation>
    </message>
    <message>
        <source>{0}: {1} · {2}</source>
        <translation>{0}：{1} · {2}</translation>
    </message>
</context>
<context>
    <name>PointingBar</name>
    <message>
        <source>Accept the outline (Enter)</source>
        <translation>接受轮廓（回车）</translation>
    </message>
    <message>
        <source>Add it to the layer (Shift+Enter)</source>
        <translation>加到图层（Shift+回车）</translation>
    </message>
    <message>
        <source>Take it away from the layer (Alt+Enter)</source>
        <translation>从图层中减去（Alt+回车）</translation>
    </message>
    <message>
        <source>Show another outline (N)</source>
        <translation>显示另一个轮廓 (N)</translation>
    </message>
    <message>
        <source>Drop it, or stop (Esc)</source>
        <translation>放弃或停止 (Esc)</translation>
    </message>
    <message>
        <source>{0} (boxes only)</source>
        <translation>{0}（仅方框）</translation>
    </message>
    <message>
        <source>Add a model…</source>
        <translation>添加模型…</translation>
    </message>
    <message>
        <source>No model</source>
        <translation>没有模型</translation>
    </message>
    <message>
        <source>The model that outlines what you point at: {0}</source>
        <translation>勾画您所指结构的模型：{0}</translation>
    </message>
    <message>
        <source>It answers boxes only.</source>
        <translation>它只接受方框。</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>首选项</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>The &amp;mouse is in the left hand</source>
        <translation>左手使用鼠标(&amp;M)</translation>
    </message>
    <message>
        <source>Panels on the left, tools on the right, and keys for the right hand</source>
        <translation>面板在左，工具在右，按键适合右手</translation>
    </message>
    <message>
        <source>Less m&amp;otion on the screen</source>
        <translation>减少屏幕上的动态效果(&amp;O)</translation>
    </message>
    <message>
        <source>Nothing slides, fades or blinks; else as the system has it</source>
        <translation>没有滑动、淡入淡出或闪烁；否则与系统一致</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>The window speaks it from the next start on.</source>
        <translation>窗口从下次启动起使用该语言。</translation>
    </message>
    <message>
        <source>Models are &amp;run by</source>
        <translation>模型的运行方式(&amp;R)</translation>
    </message>
    <message>
        <source>From the next segmentation on; results say by which.</source>
        <translation>从下一次分割起生效；结果中会注明所用的运行方式。</translation>
    </message>
    <message>
        <source>The best that is installed</source>
        <translation>已安装的最佳者</translation>
    </message>
    <message>
        <source>PyTorch is not installed here. It comes with pip install retsam-desktop; the program without Python does not carry it.</source>
        <translation>此处未安装 PyTorch。它随 pip install retsam-desktop 一起安装；不含 Python 的程序不带它。</translation>
    </message>
    <message>
        <source>ONNX Runtime is not installed here. Install it: pip install onnxruntime.</source>
        <translation>此处未安装 ONNX Runtime。请安装：pip install onnxruntime。</translation>
    </message>
</context>
<context>
    <name>Presenter</name>
    <message>
        <source>The picture could not be prepared.</source>
        <translation>无法准备图像。</translation>
    </message>
</context>
<context>
    <name>PromptModels</name>
    <message>
        <source>There is no model for pointing. Add one with Analyse ▸ Models, then choose it.</source>
        <translation>没有用于指点勾画的模型。请用 分析 ▸ 模型 添加一个，然后选择。</translation>
    </message>
    <message>
        <source>The model chosen for pointing is gone: {0} is used now.</source>
        <translation>所选的指点勾画模型已不存在：现使用 {0}。</translation>
    </message>
</context>
<context>
    <name>Prompter</name>
    <message>
        <source>{0} answers boxes only. Drag a box around the structure.</source>
        <translation>{0} 只接受方框。请在结构周围拖出方框。</translation>
    </message>
    <message>
        <source>Accept the new outlines, or drop them, before you click.</source>
        <translation>单击之前请先接受或放弃新的轮廓。</translation>
    </message>
    <message>
        <source>Click into the structure first, or drag a box around it.</source>
        <translation>请先在结构内单击，或在其周围拖出方框。</translation>
    </message>
    <message>
        <source>This layer is empty here. Choose one with pixels.</source>
        <translation>此图层在这里为空。请选择有像素的图层。</translation>
    </message>
    <message>
        <source>One moment: the outline is not there yet.</source>
        <translation>请稍候：轮廓尚未得出。</translation>
    </message>
    <message>
        <source>Nothing is found with that click: it is taken back.</source>
        <translation>该点击未找到任何结构：已撤回。</translation>
    </message>
    <message>
        <source>Nothing was found there. Drag a box around it, or click elsewhere.</source>
        <translation>那里未找到任何结构。请在其周围拖出方框，或点击别处。</translation>
    </message>
    <message>
        <source>Outlined anew: pieces {0}, pixels {1} before and {2} now.</source>
        <translation>已重新勾画：{0} 块，原 {1} 像素，现 {2} 像素。</translation>
    </message>
    <message>
        <source>In the boxes of {0} nothing was found: they stay as they were.</source>
        <translation>在{0}的方框中未找到任何结构：保持原样。</translation>
    </message>
</context>
<context>
    <name>QueuePage</name>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>待发送内容</translation>
    </message>
    <message>
        <source>&amp;Send what waits</source>
        <translation>发送待发内容(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Try again what was refused</source>
        <translation>重试被拒内容(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Give up what was refused</source>
        <translation>放弃被拒内容(&amp;G)</translation>
    </message>
    <message>
        <source>Reading the queue</source>
        <translation>正在读取队列</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>正在发送</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>not confirmed</source>
        <translation>未确认</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>{0} were sent, {1} wait, {2} are refused. {3}</source>
        <translation>已发送 {0}，等待 {1}，被拒 {2}。{3}</translation>
    </message>
    <message>
        <source>All is sent.</source>
        <translation>全部已发送。</translation>
    </message>
</context>
<context>
    <name>ReadOut</name>
    <message>
        <source>B-scan {0} of {1}</source>
        <translation>第 {0} 个 B 扫描，共 {1} 个</translation>
    </message>
    <message>
        <source>corrected by hand</source>
        <translation>手工修正</translation>
    </message>
    <message>
        <source>corrected, snapped to the edge</source>
        <translation>已修正，吸附到边缘</translation>
    </message>
    <message>
        <source>corrected, carried from another B-scan</source>
        <translation>已修正，由另一 B 扫描传递</translation>
    </message>
    <message>
        <source>Numbers and map show the change since {0}. Position, focus and segmentation change them too: look at the scans of both visits.</source>
        <translation>数值和地图显示自 {0} 以来的变化。位置、对焦和分割也会引起变化：请查看两次检查的扫描。</translation>
    </message>
</context>
<context>
    <name>ReadStudyDialog</name>
    <message>
        <source>Read a study</source>
        <translation>阅片研究</translation>
    </message>
    <message>
        <source>Open studies</source>
        <translation>进行中的研究</translation>
    </message>
    <message>
        <source>&amp;Folder…</source>
        <translation>文件夹(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Begin</source>
        <translation>开始(&amp;B)</translation>
    </message>
    <message>
        <source>Cases are shown without names. This window, with what is open in it, is hidden until you are back.</source>
        <translation>病例不显示姓名。在您返回之前，此窗口及其中打开的内容会被隐藏。</translation>
    </message>
    <message>
        <source>Files of the study</source>
        <translation>研究的文件</translation>
    </message>
    <message>
        <source>Signed in as {0}</source>
        <translation>已登录：{0}</translation>
    </message>
    <message>
        <source>{0} · {1}
{2} read, at most {3} to come</source>
        <translation>{0} · {1}
已阅 {2} 例，最多还有 {3} 例</translation>
    </message>
    <message>
        <source>No open study has a case for you in this workspace.</source>
        <translation>此工作区中没有进行中的研究为您安排病例。</translation>
    </message>
    <message>
        <source>not chosen yet</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Folder with the study&apos;s files</source>
        <translation>存放研究文件的文件夹</translation>
    </message>
</context>
<context>
    <name>ReadingBar</name>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Show the whole photograph</source>
        <translation>显示整张照片</translation>
    </message>
    <message>
        <source>One pixel for one pixel</source>
        <translation>一个像素对应一个像素</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Hide all layers</source>
        <translation>隐藏所有图层</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
</context>
<context>
    <name>ReadingWindow</name>
    <message>
        <source>This study asks to draw on OCT volumes, which this window cannot. Please tell who runs the study.</source>
        <translation>此研究要求在 OCT 容积上绘制，而本窗口不支持。请告知研究负责人。</translation>
    </message>
    <message>
        <source>Study {0} · {1}</source>
        <translation>研究 {0} · {1}</translation>
    </message>
    <message>
        <source>Study {0}</source>
        <translation>研究 {0}</translation>
    </message>
    <message>
        <source>Fetching the next case …</source>
        <translation>正在获取下一个病例…</translation>
    </message>
    <message>
        <source>Fetching the case …</source>
        <translation>正在获取病例…</translation>
    </message>
    <message>
        <source>Not saved yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>请先完成正在绘制的内容。</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Nothing more can be entered on this case.</source>
        <translation>此病例不能再录入任何内容。</translation>
    </message>
    <message>
        <source>There is no case for this window now.</source>
        <translation>现在没有病例可供此窗口阅片。</translation>
    </message>
    <message>
        <source>It is asked for again every half minute; Pause leaves it.</source>
        <translation>每半分钟会再次询问；“暂停”可停止。</translation>
    </message>
    <message>
        <source>This case cannot be shown.</source>
        <translation>无法显示此病例。</translation>
    </message>
    <message>
        <source>What you entered is kept here, and saved as soon as that is possible again.</source>
        <translation>您录入的内容保存在此处，一旦可能即会存入工作区。</translation>
    </message>
    <message>
        <source>What you entered last cannot be saved while another has the case.</source>
        <translation>您最后录入的内容在他人持有该病例期间无法保存。</translation>
    </message>
    <message>
        <source>What you entered last is not saved yet. That is done when the workspace can be reached again, as long as the program runs.</source>
        <translation>您最后录入的内容尚未保存。只要程序仍在运行，工作区恢复可用时即会保存。</translation>
    </message>
    <message>
        <source>Close once more to leave this window.</source>
        <translation>再次关闭以离开此窗口。</translation>
    </message>
</context>
<context>
    <name>ReasonDialog</name>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ReportPagesDialog</name>
    <message>
        <source>Language and paper of reports</source>
        <translation>报告的语言和纸张</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paper</source>
        <translation>纸张(&amp;P)</translation>
    </message>
</context>
<context>
    <name>RunPanel</name>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>The model, and what it computes on</source>
        <translation>模型及其计算设备</translation>
    </message>
    <message>
        <source>How far the photograph can be relied on, from 0 to 1, and what is against it</source>
        <translation>照片的可信程度，从 0 到 1，以及存在的问题</translation>
    </message>
    <message>
        <source>{0:.1f} s</source>
        <translation>{0:.1f} 秒</translation>
    </message>
    <message>
        <source>good</source>
        <translation>良好</translation>
    </message>
    <message>
        <source>usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>poor</source>
        <translation>较差</translation>
    </message>
    <message>
        <source>Photograph: {0} ({1:.2f})</source>
        <translation>照片：{0} ({1:.2f})</translation>
    </message>
</context>
<context>
    <name>Saving</name>
    <message>
        <source>Something could not be saved, and nothing after it can be. Go to another photograph and come back, to go on from what is saved.</source>
        <translation>有内容无法保存，其后的内容也无法保存。请转到另一张照片再返回，从已保存处继续。</translation>
    </message>
    <message>
        <source>This case is signed off, and locked. Reopen it to change it.</source>
        <translation>此病例已签署并锁定。请重新打开以作更改。</translation>
    </message>
    <message>
        <source>This case is open in another window, so it can only be looked at here.</source>
        <translation>此病例在另一窗口中打开，此处只能查看。</translation>
    </message>
    <message>
        <source>Nothing can be saved now. {0}</source>
        <translation>现在无法保存任何内容。{0}</translation>
    </message>
    <message>
        <source>Signed off by {0} on {1}: final, and locked.</source>
        <translation>由 {0} 于 {1} 签署：已定稿并锁定。</translation>
    </message>
    <message>
        <source>Held for ungradable: {0}</source>
        <translation>被认定为无法评估：{0}</translation>
    </message>
    <message>
        <source>{0} of its {1} numbers are measured otherwise now than when it was signed off. Reopen the case to sign the new ones.</source>
        <translation>其 {1} 个数值中有 {0} 个的测量结果与签署时不同。请重新打开病例以签署新数值。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Not loaded</source>
        <translation>未加载</translation>
    </message>
    <message>
        <source>Saving …</source>
        <translation>正在保存…</translation>
    </message>
    <message>
        <source>Final</source>
        <translation>已定稿</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
</context>
<context>
    <name>Scale</name>
    <message>
        <source>Segment the photograph first: the optic disc is measured then.</source>
        <translation>请先分割照片：届时会测量视盘。</translation>
    </message>
    <message>
        <source>The {0} must be above 0.</source>
        <translation>{0}必须大于 0。</translation>
    </message>
    <message>
        <source>Enter a number for the {0}.</source>
        <translation>请输入数字：{0}。</translation>
    </message>
    <message>
        <source>“{0}” is not a number. Enter one like 9.6 for the {1}.</source>
        <translation>“{0}”不是数字。请输入如 9.6 的数字：{1}。</translation>
    </message>
    <message>
        <source>axial length in mm</source>
        <translation>眼轴长度（mm）</translation>
    </message>
    <message>
        <source>An eye of {0:g} mm is not possible. Enter its axial length, like 23.5.</source>
        <translation>不可能有 {0:g} mm 的眼。请输入其眼轴长度，如 23.5。</translation>
    </message>
    <message>
        <source>refraction in dioptres</source>
        <translation>屈光度（D）</translation>
    </message>
    <message>
        <source>A refraction of {0:g} D is not possible. Enter it like -2.75.</source>
        <translation>不可能有 {0:g} D 的屈光度。请按 -2.75 的形式输入。</translation>
    </message>
    <message>
        <source>The line is {0:.1f} pixels long, too short to be exact. Draw a longer one.</source>
        <translation>该线段长 {0:.1f} 像素，太短而不准确。请画一条更长的。</translation>
    </message>
    <message>
        <source>With {0:.4g} × {1:.4g} µm per pixel, the picture would be {2:.3g} × {3:.3g} mm.</source>
        <translation>若每像素为 {0:.4g} × {1:.4g} µm，图像将为 {2:.3g} × {3:.3g} mm。</translation>
    </message>
    <message>
        <source>That is larger than the retina.</source>
        <translation>这比视网膜还大。</translation>
    </message>
    <message>
        <source>That is smaller than an optic disc.</source>
        <translation>这比视盘还小。</translation>
    </message>
    <message>
        <source>Width and height of a pixel differ too much. Check both numbers.</source>
        <translation>像素的宽度和高度相差过大。请检查两个数字。</translation>
    </message>
    <message>
        <source>from the DICOM header</source>
        <translation>来自 DICOM 文件头</translation>
    </message>
    <message>
        <source>from the camera&apos;s file</source>
        <translation>来自相机文件</translation>
    </message>
    <message>
        <source>stated by you</source>
        <translation>由您指定</translation>
    </message>
    <message>
        <source>from a distance that you know</source>
        <translation>来自已知距离</translation>
    </message>
    <message>
        <source>assumed: disc 1.8 mm high</source>
        <translation>假定：视盘高 1.8 mm</translation>
    </message>
</context>
<context>
    <name>ScaleDialog</name>
    <message>
        <source>Scale of this photograph</source>
        <translation>此照片的比例尺</translation>
    </message>
    <message>
        <source>{0:.1f} px</source>
        <translation>{0:.1f} px</translation>
    </message>
    <message>
        <source>As the file states it: {0}</source>
        <translation>按文件所注：{0}</translation>
    </message>
    <message>
        <source>None: the file states no scale, and results stay in pixels</source>
        <translation>无：文件未注明比例尺，结果以像素表示</translation>
    </message>
    <message>
        <source>I know the size of a pixel in an eye of 24 mm</source>
        <translation>我知道 24 mm 眼中一个像素的大小</translation>
    </message>
    <message>
        <source>As makers of cameras state it; it is corrected for this eye below.</source>
        <translation>按相机厂商的标注；下方会针对此眼校正。</translation>
    </message>
    <message>
        <source>Width of a pixel in µm</source>
        <translation>像素宽度（µm）</translation>
    </message>
    <message>
        <source>Height of a pixel in µm</source>
        <translation>像素高度（µm）</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>相同</translation>
    </message>
    <message>
        <source>I know a distance on the photograph</source>
        <translation>我知道照片上的一段距离</translation>
    </message>
    <message>
        <source>A length on this very retina: it is true of this eye, and not corrected.</source>
        <translation>就在此视网膜上的长度：适用于此眼，不作校正。</translation>
    </message>
    <message>
        <source>Click two points…</source>
        <translation>点击两点…</translation>
    </message>
    <message>
        <source>as before</source>
        <translation>与之前相同</translation>
    </message>
    <message>
        <source>no line yet</source>
        <translation>尚无线段</translation>
    </message>
    <message>
        <source>Length of the line</source>
        <translation>线段长度</translation>
    </message>
    <message>
        <source>Unit of the length</source>
        <translation>长度单位</translation>
    </message>
    <message>
        <source>Take the optic disc as 1.8 mm high</source>
        <translation>假定视盘高 1.8 mm</translation>
    </message>
    <message>
        <source>The segmented disc is {0:.1f} px high. Discs differ from eye to eye: lengths are good to about 15 %, and the disc itself cannot be measured.</source>
        <translation>分割出的视盘高 {0:.1f} px。视盘大小因眼而异：长度精度约为 15 %，且无法测量视盘本身。</translation>
    </message>
    <message>
        <source>Axial length of this eye in mm</source>
        <translation>此眼的眼轴长度（mm）</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Long eyes show less, short eyes more of the retina. With the axial length, µm are corrected for it (Bennett, Rudnicka and Edgar 1994); without, an eye of 24 mm is assumed. A scale from a known distance or from the disc needs no correction.</source>
        <translation>长眼轴显示的视网膜较少，短眼轴较多。已知眼轴长度时，µm 据此校正（Bennett、Rudnicka 和 Edgar 1994）；未知时假定眼轴为 24 mm。来自已知距离或视盘的比例尺无需校正。</translation>
    </message>
    <message>
        <source>Refraction of this eye in dioptres</source>
        <translation>此眼的屈光度（D）</translation>
    </message>
    <message>
        <source>Spherical equivalent of the spectacles, like -2.75. Where no axial length is known, µm are corrected by it (Bengtsson and Krakau 1992): an estimate.</source>
        <translation>眼镜的等效球镜度，如 -2.75。眼轴长度未知时，µm 据此校正（Bengtsson 和 Krakau 1992）：为估计值。</translation>
    </message>
    <message>
        <source>What comes of it</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Use this scale</source>
        <translation>使用此比例尺</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>   Height</source>
        <translation>   高度</translation>
    </message>
    <message>
        <source>   Length</source>
        <translation>   长度</translation>
    </message>
    <message>
        <source>Axial length of this eye</source>
        <translation>此眼的眼轴长度</translation>
    </message>
    <message>
        <source>   or its refraction</source>
        <translation>   或其屈光度</translation>
    </message>
    <message>
        <source>D</source>
        <comment>dioptres</comment>
        <translation>D</translation>
    </message>
    <message>
        <source>width of a pixel in µm</source>
        <translation>像素宽度（µm）</translation>
    </message>
    <message>
        <source>height of a pixel in µm</source>
        <translation>像素高度（µm）</translation>
    </message>
    <message>
        <source>Click the two ends of the distance first.</source>
        <translation>请先点击距离的两端。</translation>
    </message>
    <message>
        <source>length of the line</source>
        <translation>线段长度</translation>
    </message>
    <message>
        <source>No scale: results in pixels.</source>
        <translation>无比例尺：结果以像素表示。</translation>
    </message>
    <message>
        <source>{0}. The picture is {1:.3g} × {2:.3g} mm.</source>
        <translation>{0}。图像为 {1:.3g} × {2:.3g} mm。</translation>
    </message>
    <message>
        <source>It comes from this eye, so lengths are not corrected.</source>
        <translation>它来自此眼，因此长度不作校正。</translation>
    </message>
    <message>
        <source>In this eye of {0:g} mm, lengths are corrected.</source>
        <translation>在此 {0:g} mm 的眼中，长度已校正。</translation>
    </message>
    <message>
        <source>By a refraction of {0:+g} D, lengths are corrected: an estimate.</source>
        <translation>按屈光度 {0:+g} D 校正长度：为估计值。</translation>
    </message>
</context>
<context>
    <name>Screen</name>
    <message>
        <source>Go to another case</source>
        <translation>转到另一个病例</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Save, give the case back, and close</source>
        <translation>保存、交还病例并关闭</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>提交</translation>
    </message>
    <message>
        <source>Lock the answers and go on (Ctrl+Enter)</source>
        <translation>锁定回答并继续（Ctrl+回车）</translation>
    </message>
    <message>
        <source>Display</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Two readers differ on this case. Please decide.</source>
        <translation>两位阅片者对此病例意见不一。请裁定。</translation>
    </message>
    <message>
        <source> · with the model</source>
        <translation> · 有模型辅助</translation>
    </message>
    <message>
        <source>not begun</source>
        <translation>未开始</translation>
    </message>
    <message>
        <source>begun</source>
        <translation>已开始</translation>
    </message>
    <message>
        <source>submitted</source>
        <translation>已提交</translation>
    </message>
    <message>
        <source>Case {0} · {1}</source>
        <translation>病例 {0} · {1}</translation>
    </message>
    <message>
        <source>click both ends.  Esc: go back</source>
        <translation>请点击两端。  Esc：返回</translation>
    </message>
    <message>
        <source>This cannot be submitted yet; see what is marked.</source>
        <translation>尚不能提交；请查看标记处。</translation>
    </message>
    <message>
        <source>Case {0}</source>
        <translation>病例 {0}</translation>
    </message>
    <message>
        <source>Case {0} of {1}</source>
        <translation>病例 {0}，共 {1} 例</translation>
    </message>
</context>
<context>
    <name>SecondCanvas</name>
    <message>
        <source>Second photograph, only to look at</source>
        <translation>第二张照片，仅供查看</translation>
    </message>
</context>
<context>
    <name>ServersPage</name>
    <message>
        <source>DICOM servers</source>
        <translation>DICOM 服务器</translation>
    </message>
    <message>
        <source>&amp;Encrypted (TLS), its certificate checked</source>
        <translation>加密 (TLS)，并检查其证书(&amp;I)</translation>
    </message>
    <message>
        <source>the system&apos;s authorities</source>
        <translation>系统的证书颁发机构</translation>
    </message>
    <message>
        <source>Bro&amp;wse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>端口(&amp;P)</translation>
    </message>
    <message>
        <source>Application entity &amp;title</source>
        <translation>应用实体名称 (AE)(&amp;A)</translation>
    </message>
    <message>
        <source>Certificate of its authority</source>
        <translation>其颁发机构的证书</translation>
    </message>
    <message>
        <source>Title of this program</source>
        <translation>本程序的名称</translation>
    </message>
    <message>
        <source>Port of this program</source>
        <translation>本程序的端口</translation>
    </message>
    <message>
        <source>Ne&amp;w</source>
        <translation>新建(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Tes&amp;t</source>
        <translation>测试(&amp;T)</translation>
    </message>
    <message>
        <source>Save, and ask whether it is there</source>
        <translation>保存并询问其是否在线</translation>
    </message>
    <message>
        <source>Which certificate?</source>
        <translation>哪个证书？</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt)</source>
        <translation>证书 (*.pem *.crt)</translation>
    </message>
    <message>
        <source>Asking {0}</source>
        <translation>正在询问 {0}</translation>
    </message>
    <message>
        <source>{0} answers.</source>
        <translation>{0} 有响应。</translation>
    </message>
</context>
<context>
    <name>Shortcuts</name>
    <message>
        <source>Photograph</source>
        <translation>照片</translation>
    </message>
    <message>
        <source>Hide layers while it is held</source>
        <translation>按住时隐藏图层</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>See the model&apos;s layers while it is held</source>
        <translation>按住时显示模型的图层</translation>
    </message>
    <message>
        <source>M</source>
        <translation>M</translation>
    </message>
    <message>
        <source>Move the line of the wipe</source>
        <translation>移动分割线</translation>
    </message>
    <message>
        <source>Drag it, or Alt+Left, Alt+Right</source>
        <translation>拖动，或 Alt+左、Alt+右</translation>
    </message>
    <message>
        <source>Move the photograph</source>
        <translation>移动照片</translation>
    </message>
    <message>
        <source>Drag, or arrow keys</source>
        <translation>拖动，或方向键</translation>
    </message>
    <message>
        <source>Point with a tool, without a mouse</source>
        <translation>不用鼠标移动工具</translation>
    </message>
    <message>
        <source>Arrow keys, with Shift in long steps</source>
        <translation>方向键，加 Shift 大步移动</translation>
    </message>
    <message>
        <source>Press the tool there; held with arrows, draw</source>
        <translation>在该处按下工具；按住并用方向键即可绘制</translation>
    </message>
    <message>
        <source>C</source>
        <translation>C</translation>
    </message>
    <message>
        <source>Zoom around the pointer</source>
        <translation>以指针处缩放</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>滚轮</translation>
    </message>
    <message>
        <source>Fit</source>
        <translation>适合窗口</translation>
    </message>
    <message>
        <source>Double click</source>
        <translation>双击</translation>
    </message>
    <message>
        <source>Contrast and brightness</source>
        <translation>对比度和亮度</translation>
    </message>
    <message>
        <source>Drag with the right button</source>
        <translation>按住右键拖动</translation>
    </message>
    <message>
        <source>Size of the brush, tolerance</source>
        <translation>画笔大小、容差</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Ctrl+滚轮</translation>
    </message>
    <message>
        <source>Straight line of the brush</source>
        <translation>画笔直线</translation>
    </message>
    <message>
        <source>Shift+Click</source>
        <translation>Shift+单击</translation>
    </message>
    <message>
        <source>Erase with the brush</source>
        <translation>用画笔擦除</translation>
    </message>
    <message>
        <source>Alt+Drag</source>
        <translation>Alt+拖动</translation>
    </message>
    <message>
        <source>Close a polygon, apply an ellipse</source>
        <translation>闭合多边形、应用椭圆</translation>
    </message>
    <message>
        <source>Enter, or double click</source>
        <translation>回车，或双击</translation>
    </message>
    <message>
        <source>Last point back</source>
        <translation>撤回最后一点</translation>
    </message>
    <message>
        <source>Backspace</source>
        <translation>退格键</translation>
    </message>
    <message>
        <source>Order of the layers</source>
        <translation>图层顺序</translation>
    </message>
    <message>
        <source>Drag a row, or Alt+Up, Alt+Down</source>
        <translation>拖动一行，或 Alt+上、Alt+下</translation>
    </message>
    <message>
        <source>Next control, previous control</source>
        <translation>下一个、上一个控件</translation>
    </message>
    <message>
        <source>Tab, Shift+Tab</source>
        <translation>Tab、Shift+Tab</translation>
    </message>
    <message>
        <source>Press a button</source>
        <translation>按下按钮</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Next vessel of CRAE or CRVE, previous vessel</source>
        <translation>CRAE 或 CRVE 的下一条、上一条血管</translation>
    </message>
    <message>
        <source>N, Shift+N</source>
        <translation>N、Shift+N</translation>
    </message>
    <message>
        <source>Move the centre of the zones</source>
        <translation>移动区域中心</translation>
    </message>
    <message>
        <source>Shift+arrow keys</source>
        <translation>Shift+方向键</translation>
    </message>
    <message>
        <source>Leave the vessel out or take it in, place the zones</source>
        <translation>排除或纳入血管，确定区域</translation>
    </message>
    <message>
        <source>Another B-scan</source>
        <translation>其他 B 扫描</translation>
    </message>
    <message>
        <source>Wheel, or Up, Down</source>
        <translation>滚轮，或上、下方向键</translation>
    </message>
    <message>
        <source>The same with a tool in hand</source>
        <translation>手持工具时同上</translation>
    </message>
    <message>
        <source>Ten B-scans on</source>
        <translation>前后十个 B 扫描</translation>
    </message>
    <message>
        <source>First B-scan, last B-scan</source>
        <translation>第一个、最后一个 B 扫描</translation>
    </message>
    <message>
        <source>Give up a gesture</source>
        <translation>放弃当前操作</translation>
    </message>
    <message>
        <source>Surface or area before, next one</source>
        <translation>上一个、下一个界面或区域</translation>
    </message>
    <message>
        <source>Columns that follow, size of the brush</source>
        <translation>随动的列数，画笔大小</translation>
    </message>
    <message>
        <source>Enlarge, show more</source>
        <translation>放大，显示更多</translation>
    </message>
    <message>
        <source>Move the picture</source>
        <translation>移动图像</translation>
    </message>
    <message>
        <source>Drag, or Shift+arrow keys with the hand</source>
        <translation>拖动，或用手形工具时 Shift+方向键</translation>
    </message>
    <message>
        <source>Correct what a name below the B-scan says</source>
        <translation>修正 B 扫描下方名称所指的结构</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>&amp;Beside it</source>
        <translation>旁边显示(&amp;B)</translation>
    </message>
    <message>
        <source>What is shown beside the photograph</source>
        <translation>照片旁边显示的内容</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>联动</translation>
    </message>
    <message>
        <source>Move and zoom both together; off: each for itself</source>
        <translation>两侧一起移动和缩放；关闭后各自独立</translation>
    </message>
    <message>
        <source>Mirrored</source>
        <translation>镜像</translation>
    </message>
    <message>
        <source>Go left on one side where the other goes right</source>
        <translation>一侧向左时另一侧向右</translation>
    </message>
</context>
<context>
    <name>SignInDialog</name>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>This workspace is shared. What you draw and sign is kept under your name.</source>
        <translation>此工作区为共享。您绘制和签署的内容以您的名义保存。</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>姓名(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>密码短语(&amp;P)</translation>
    </message>
</context>
<context>
    <name>Standing</name>
    <message>
        <source>Open a photograph (Ctrl+O), or drop a file or a folder here.
To try the program, open the sample (Ctrl+Alt+O).</source>
        <translation>打开照片 (Ctrl+O)，或将文件或文件夹拖到此处。
若要试用本程序，请打开示例 (Ctrl+Alt+O)。</translation>
    </message>
    <message>
        <source>Not loaded.</source>
        <translation>未加载。</translation>
    </message>
    <message>
        <source>Continue where you were ({0}): {1}

</source>
        <translation>从上次的位置继续 ({0})：{1}

</translation>
    </message>
    <message>
        <source>Not kept yet</source>
        <translation>尚未保存</translation>
    </message>
    <message>
        <source>Photographs are being taken into the workspace. Keep the window open for a moment. If you close it now, those that are left are not kept.</source>
        <translation>正在将照片存入工作区。请让窗口再打开片刻。如果现在关闭，其余照片将不会保存。</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>未保存</translation>
    </message>
    <message>
        <source>Your last changes are not saved. {0}

Keep the window open, and they are saved as soon as it works again. If you close it now, they may be lost.</source>
        <translation>您最近的更改未保存。{0}

请保持窗口打开，一旦恢复正常就会保存。如果现在关闭，更改可能丢失。</translation>
    </message>
    <message>
        <source>The workspace is busy.</source>
        <translation>工作区正忙。</translation>
    </message>
    <message>
        <source>Close anyway</source>
        <translation>仍然关闭</translation>
    </message>
    <message>
        <source>Keep open</source>
        <translation>保持打开</translation>
    </message>
    <message>
        <source>Your last strokes could be saved neither in the workspace nor in a file beside it. Free some space on the disk, and try again. If you close now, they are lost.</source>
        <translation>您最近的笔画既无法保存到工作区，也无法保存到其旁的文件。请在磁盘上腾出空间后重试。如果现在关闭，笔画将丢失。</translation>
    </message>
    <message>
        <source>The photograph of this case is not where it was.</source>
        <translation>此病例的照片已不在原处。</translation>
    </message>
    <message>
        <source>Open it from where it is now; its layers are found by its pixels: {0}</source>
        <translation>请从现在的位置打开它；其图层会通过像素找回：{0}</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>请先完成正在绘制的内容。</translation>
    </message>
    <message>
        <source>Sign off</source>
        <translation>签署</translation>
    </message>
    <message>
        <source>Sign this case off as {0}? It is final then, and nothing of it can be changed until somebody reopens it and says why.</source>
        <translation>以 {0} 的名义签署此病例？签署后即为定稿，在有人重新打开并说明原因之前不能更改任何内容。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Why is this case opened again? The reason is kept in the audit trail.</source>
        <translation>为什么重新打开此病例？原因会保留在审计记录中。</translation>
    </message>
    <message>
        <source>Ungradable</source>
        <translation>无法评估</translation>
    </message>
    <message>
        <source>Why can this photograph not be graded?</source>
        <translation>为什么此照片无法评估？</translation>
    </message>
    <message>
        <source>Out of focus</source>
        <translation>对焦不清</translation>
    </message>
    <message>
        <source>Too dark or too bright</source>
        <translation>过暗或过亮</translation>
    </message>
    <message>
        <source>Media opacity</source>
        <translation>屈光介质混浊</translation>
    </message>
    <message>
        <source>The region of interest is not in the picture</source>
        <translation>感兴趣区域不在图像内</translation>
    </message>
    <message>
        <source>Eyelid or eyelashes</source>
        <translation>眼睑或睫毛</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Screen pixels per column of the photograph</source>
        <translation>照片每列对应的屏幕像素</translation>
    </message>
    <message>
        <source>Width : height of a pixel, as the file or you state it. The photograph is drawn in its true shape; positions are told in its own pixels.</source>
        <translation>像素的宽 : 高，由文件或您指定。照片按真实形状绘制；位置以其自身像素表示。</translation>
    </message>
    <message>
        <source>Is your work saved?</source>
        <translation>您的工作是否已保存？</translation>
    </message>
    <message>
        <source>Research use only. Not for diagnosis.</source>
        <translation>仅供研究使用，不得用于诊断。</translation>
    </message>
</context>
<context>
    <name>Stepping</name>
    <message>
        <source>{0} is locked. Unlock it to undo or redo this step: {1}.</source>
        <translation>{0}已锁定。请解锁以撤销或重做此步骤：{1}。</translation>
    </message>
    <message>
        <source>This step cannot be read from the store: {0}</source>
        <translation>无法从存储中读取此步骤：{0}</translation>
    </message>
    <message>
        <source>The workspace is busy. Please try again.</source>
        <translation>工作区正忙。请重试。</translation>
    </message>
</context>
<context>
    <name>Studies</name>
    <message>
        <source>Studies cannot be read now.</source>
        <translation>现在无法进行阅片研究。</translation>
    </message>
    <message>
        <source>The workspace is not open yet. Please try again.</source>
        <translation>工作区尚未打开。请重试。</translation>
    </message>
</context>
<context>
    <name>StudiesDialog</name>
    <message>
        <source>Studies</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Study</source>
        <translation>研究</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Readers: read / to come</source>
        <translation>阅片者：已阅 / 待阅</translation>
    </message>
    <message>
        <source>For whoever is free</source>
        <translation>分配给空闲者</translation>
    </message>
    <message>
        <source>To adjudicate</source>
        <translation>待裁定</translation>
    </message>
    <message>
        <source>&amp;Create…</source>
        <translation>创建(&amp;R)…</translation>
    </message>
    <message>
        <source>Freeze a plan (TOML) and assign it</source>
        <translation>冻结方案 (TOML) 并分配</translation>
    </message>
    <message>
        <source>&amp;Assign…</source>
        <translation>分配(&amp;S)…</translation>
    </message>
    <message>
        <source>Deal the cases of a frozen study</source>
        <translation>分派已冻结研究的病例</translation>
    </message>
    <message>
        <source>C&amp;lose the study…</source>
        <translation>关闭研究(&amp;C)…</translation>
    </message>
    <message>
        <source>Nothing more can be entered then</source>
        <translation>之后不能再录入任何内容</translation>
    </message>
    <message>
        <source>A&amp;nalyse…</source>
        <translation>分析(&amp;A)…</translation>
    </message>
    <message>
        <source>Agreement, accuracy and time as tables</source>
        <translation>一致性、准确性和用时的表格</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>All answers, masks and times</source>
        <translation>所有回答、掩膜和用时</translation>
    </message>
    <message>
        <source>{0}: {1} / {2}</source>
        <translation>{0}：{1} / {2}</translation>
    </message>
    <message>
        <source>, reading now</source>
        <translation>，正在阅片</translation>
    </message>
    <message>
        <source>open</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>The plan of a study</source>
        <translation>研究方案</translation>
    </message>
    <message>
        <source>Plans (*.toml)</source>
        <translation>方案 (*.toml)</translation>
    </message>
    <message>
        <source>A frozen study</source>
        <translation>已冻结的研究</translation>
    </message>
    <message>
        <source>Frozen studies (*.study.json)</source>
        <translation>已冻结的研究 (*.study.json)</translation>
    </message>
    <message>
        <source>{0} is assigned; its readers can begin.</source>
        <translation>{0} 已分配；阅片者可以开始。</translation>
    </message>
    <message>
        <source>Secret seed of the allocation list. Keep it where no reader sees it.</source>
        <translation>分配表的秘密种子。请保存在阅片者看不到的地方。</translation>
    </message>
    <message>
        <source>Once more, please.</source>
        <translation>请再输入一次。</translation>
    </message>
    <message>
        <source>Allocation list</source>
        <translation>分配表</translation>
    </message>
    <message>
        <source>The two seeds differ, or are empty. Nothing was assigned.</source>
        <translation>两次输入的种子不同或为空。未作分配。</translation>
    </message>
    <message numerus="yes">
        <source>Close {0}? %n readings are still to come, and could not be made.</source>
        <translation>
            <numerusform>关闭 {0}？还有 %n 次阅片未完成，之后将无法进行。</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the study</source>
        <translation>关闭研究</translation>
    </message>
    <message>
        <source>You are a reader of {0}. Its results can be seen when it is closed.</source>
        <translation>您是 {0} 的阅片者。研究关闭后才能查看其结果。</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Written: {0}</source>
        <translation>已写入：{0}</translation>
    </message>
    <message>
        <source>Working …</source>
        <translation>正在处理…</translation>
    </message>
</context>
<context>
    <name>StudyPages</name>
    <message>
        <source>All is read. Thank you.</source>
        <translation>全部阅片完成。谢谢。</translation>
    </message>
    <message>
        <source>Every case of yours is submitted and locked.</source>
        <translation>您的所有病例均已提交并锁定。</translation>
    </message>
    <message>
        <source>The first round is done.</source>
        <translation>第一轮已完成。</translation>
    </message>
    <message>
        <source>The second round begins on {0}. Please come back then.</source>
        <translation>第二轮于 {0} 开始。请届时再来。</translation>
    </message>
    <message>
        <source>Nothing is left to read for now.</source>
        <translation>目前没有待阅的病例。</translation>
    </message>
    <message>
        <source>The cases that are left are in the hands of other readers. Some may come back, at the latest at {0}.</source>
        <translation>剩余的病例在其他阅片者手中。有些可能会退回，最迟在 {0}。</translation>
    </message>
    <message>
        <source>a time not yet known</source>
        <translation>尚不确定的时间</translation>
    </message>
</context>
<context>
    <name>ToolStrip</name>
    <message>
        <source>The layer that tools change (, and . for others)</source>
        <translation>工具所更改的图层（, 和 . 切换）</translation>
    </message>
    <message>
        <source>Radius</source>
        <translation>半径</translation>
    </message>
    <message>
        <source>Tolerance</source>
        <translation>容差</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>至少</translation>
    </message>
    <message>
        <source>Certainty not kept · segment again</source>
        <translation>未保存把握度 · 请重新分割</translation>
    </message>
    <message>
        <source>How certain the model was is not kept after a restart; your layers stay</source>
        <translation>重启后不保留模型的把握度；您的图层会保留</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Add to the layer</source>
        <translation>加到图层</translation>
    </message>
    <message>
        <source>Take away from the layer</source>
        <translation>从图层中减去</translation>
    </message>
    <message>
        <source>Keep only what is inside</source>
        <translation>只保留内部</translation>
    </message>
    <message>
        <source>Put in the layer&apos;s place</source>
        <translation>替换图层</translation>
    </message>
    <message>
        <source>In the field only</source>
        <translation>仅视野内</translation>
    </message>
    <message>
        <source>Paint only on the photographed field</source>
        <translation>只在拍摄视野内绘制</translation>
    </message>
    <message>
        <source>Paint only inside this layer</source>
        <translation>只在此图层内绘制</translation>
    </message>
    <message>
        <source>Layers that must not be painted over</source>
        <translation>不可覆盖的图层</translation>
    </message>
    <message>
        <source>Choose a layer</source>
        <translation>选择图层</translation>
    </message>
    <message>
        <source>Inside any layer or none</source>
        <translation>不限图层</translation>
    </message>
    <message>
        <source>Inside: {0}</source>
        <translation>限于：{0}</translation>
    </message>
    <message>
        <source>Not over: {0}</source>
        <translation>不覆盖：{0}</translation>
    </message>
    <message>
        <source>Not over …</source>
        <translation>不覆盖…</translation>
    </message>
</context>
<context>
    <name>Toolbox</name>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Questionable</source>
        <translation>存疑</translation>
    </message>
    <message>
        <source>Paint what is likely</source>
        <translation>绘制可能区域</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Smart fill</source>
        <translation>智能填充</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>擦除一块</translation>
    </message>
    <message>
        <source>Vessel</source>
        <translation>血管</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Move a piece</source>
        <translation>移动一块</translation>
    </message>
    <message>
        <source>Move a landmark</source>
        <translation>移动标志点</translation>
    </message>
    <message>
        <source>There is no probability map of this layer. Segment the photograph first.</source>
        <translation>此图层没有概率图。请先分割照片。</translation>
    </message>
    <message>
        <source>Choose a layer first, or add one.</source>
        <translation>请先选择一个图层，或添加一个。</translation>
    </message>
    <message>
        <source>Fill all holes</source>
        <translation>填充所有孔洞</translation>
    </message>
    <message>
        <source>Grow</source>
        <translation>扩大</translation>
    </message>
    <message>
        <source>Shrink</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Smooth</source>
        <translation>平滑</translation>
    </message>
    <message>
        <source>Keep the largest piece</source>
        <translation>保留最大块</translation>
    </message>
    <message>
        <source>Erase pieces below {0} px</source>
        <translation>擦除小于 {0} px 的块</translation>
    </message>
    <message>
        <source>{0} was given up: the layer was changed meanwhile.</source>
        <translation>{0}已放弃：其间图层已被更改。</translation>
    </message>
</context>
<context>
    <name>Tools</name>
    <message>
        <source>The line holds no pixel of the picture.</source>
        <translation>该线没有围住图像的任何像素。</translation>
    </message>
    <message>
        <source>Click at least three points of the edge that are not on a line.</source>
        <translation>请点击边缘上至少三个不在一条直线上的点。</translation>
    </message>
    <message>
        <source>Enter: put the ellipse into the layer.  Backspace: last point back</source>
        <translation>回车：将椭圆放入图层。  退格：撤回最后一点</translation>
    </message>
    <message>
        <source>Click three to five points of the edge</source>
        <translation>请点击边缘上的三到五个点</translation>
    </message>
    <message>
        <source>Click into a hole that the layer closes off.</source>
        <translation>请点击被图层围住的孔洞。</translation>
    </message>
    <message>
        <source>Click a piece of the active layer.</source>
        <translation>请点击当前图层的一块。</translation>
    </message>
    <message>
        <source>Take hold of a landmark: a ring with a cross.</source>
        <translation>请抓住一个标志点：带十字的圆环。</translation>
    </message>
    <message>
        <source>{0} was given up: another layer or operation was chosen.</source>
        <translation>{0}已放弃：选择了另一个图层或操作。</translation>
    </message>
    <message>
        <source>Click an artery or a vein.</source>
        <translation>请点击一条动脉或静脉。</translation>
    </message>
    <message>
        <source>Artery to vein</source>
        <translation>动脉改为静脉</translation>
    </message>
    <message>
        <source>Vein to artery</source>
        <translation>静脉改为动脉</translation>
    </message>
    <message>
        <source>Brush</source>
        <translation>画笔</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>橡皮擦</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>多边形</translation>
    </message>
    <message>
        <source>Lasso</source>
        <translation>套索</translation>
    </message>
    <message>
        <source>Fill a hole</source>
        <translation>填充孔洞</translation>
    </message>
    <message>
        <source>Ellipse</source>
        <translation>椭圆</translation>
    </message>
    <message>
        <source>Erase a piece</source>
        <translation>擦除一块</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Radius of the brush (Ctrl and the wheel)</source>
        <translation>画笔半径（Ctrl 加滚轮）</translation>
    </message>
</context>
<context>
    <name>UnlockDialog</name>
    <message>
        <source>Encrypted workspace</source>
        <translation>加密的工作区</translation>
    </message>
    <message>
        <source>Your workspace is encrypted. Without its passphrase, photographs can be looked at and segmented, but nothing is kept and nothing of before is shown.</source>
        <translation>您的工作区已加密。没有密码短语时，可以查看和分割照片，但什么都不会保存，也不显示以前的内容。</translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the start of the file is damaged. Please try again, or restore a backup.</source>
        <translation>密码短语不对，或者文件开头已损坏。请再试一次，或恢复备份。</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>密码短语(&amp;P)</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
</context>
<context>
    <name>VolumeView</name>
    <message>
        <source>  B-scan {0} of {1}</source>
        <translation>  第 {0} 个 B 扫描，共 {1} 个</translation>
    </message>
</context>
<context>
    <name>WarmUp</name>
    <message>
        <source>A part of the program cannot start.</source>
        <translation>程序的一部分无法启动。</translation>
    </message>
</context>
<context>
    <name>WholeLayerDialog</name>
    <message>
        <source>Change the whole layer</source>
        <translation>更改整个图层</translation>
    </message>
    <message>
        <source> px</source>
        <translation> px</translation>
    </message>
    <message>
        <source>Grow, shrink, smooth by</source>
        <translation>扩大、缩小、平滑的量</translation>
    </message>
    <message>
        <source>Smallest piece to keep</source>
        <translation>保留的最小块</translation>
    </message>
    <message>
        <source>Commands change the active layer; each is one step of the history.</source>
        <translation>命令更改当前图层；每个命令是历史中的一步。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>Workflow</name>
    <message>
        <source>This cannot be changed.</source>
        <translation>无法更改。</translation>
    </message>
    <message>
        <source>This cannot be opened.</source>
        <translation>无法打开。</translation>
    </message>
    <message>
        <source>Axial length</source>
        <translation>眼轴长度</translation>
    </message>
    <message>
        <source>Choice of vessels or zones</source>
        <translation>血管或区域的选择</translation>
    </message>
    <message>
        <source>Segmenting</source>
        <translation>正在分割</translation>
    </message>
    <message>
        <source>Measuring</source>
        <translation>正在测量</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>正在写入报告</translation>
    </message>
    <message>
        <source>Writing the results</source>
        <translation>正在写入结果</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>正在导出</translation>
    </message>
    <message>
        <source>Finish what you are drawing first.</source>
        <translation>请先完成正在绘制的内容。</translation>
    </message>
    <message>
        <source>{0} did not work.</source>
        <translation>{0}未成功。</translation>
    </message>
</context>
<context>
    <name>WorklistPanel</name>
    <message>
        <source>Worklist</source>
        <translation>工作列表</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source> What you drew is kept in {0}.</source>
        <translation> 您绘制的内容保存在 {0}。</translation>
    </message>
    <message>
        <source>This could not be saved.</source>
        <translation>无法保存。</translation>
    </message>
    <message>
        <source>Your work is not saved yet.</source>
        <translation>您的工作尚未保存。</translation>
    </message>
    <message>
        <source>The workspace was deleted while it was open.</source>
        <translation>工作区在打开期间被删除。</translation>
    </message>
    <message>
        <source>It was written anew, and nothing is lost: {0}</source>
        <translation>已重新写入，没有丢失任何内容：{0}</translation>
    </message>
    <message>
        <source> A copy is kept: {0}</source>
        <translation> 已保留一份副本：{0}</translation>
    </message>
    <message>
        <source>The workspace cannot be used.</source>
        <translation>无法使用工作区。</translation>
    </message>
    <message>
        <source>Corrections from before could not be taken in, and are kept in a file:</source>
        <translation>以前的修正无法采纳，已保存在文件中：</translation>
    </message>
</context>
<context>
    <name>WrittenPage</name>
    <message>
        <source>What became of the files</source>
        <translation>文件的处理结果</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Looked at</source>
        <translation>已查看</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Show the &amp;folder</source>
        <translation>显示文件夹(&amp;F)</translation>
    </message>
    <message>
        <source>Copies are being written …</source>
        <translation>正在写入副本 …</translation>
    </message>
    <message>
        <source>written</source>
        <translation>已写入</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>已略去</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Stopped; what is written stays.</source>
        <translation>已停止；已写入的内容保留。</translation>
    </message>
    <message>
        <source>Written: {0}. Refused: {1}. Left out: {2}.</source>
        <translation>已写入：{0}。已拒绝：{1}。已略去：{2}。</translation>
    </message>
    <message>
        <source>Written, but looked at by nobody: {0}. Their copies say that writing may be in them.</source>
        <translation>已写入但无人查看：{0}。其副本注明可能含有文字。</translation>
    </message>
    <message>
        <source>Whether a copy leads back to somebody is for you to judge.</source>
        <translation>副本是否会指向某人，须由您判断。</translation>
    </message>
</context>
<context>
    <name>_Table</name>
    <message>
        <source>Select it to see it on the photograph.</source>
        <translation>选中后可在照片上查看。</translation>
    </message>
</context>
</TS>
